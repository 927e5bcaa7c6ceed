using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>An administrator sends a mail to themselves, to see that mail arrives.</summary>
public sealed class TestMail(BinomeDb db, Post post)
{
    public async Task To(Viewer viewer, CancellationToken stop)
    {
        var email = await db.Accounts.Where(a => a.Id == new Id<Account>(viewer.Account)).Select(a => a.Email).FirstAsync(stop);
        await post.Send(
            $"test:{Guid.NewGuid()}",
            new Letter(email, Words.Get("accounts.test.subject"), Words.Get("accounts.test.text")),
            stop: stop
        );
        await db.SaveChangesAsync(stop);
    }
}
