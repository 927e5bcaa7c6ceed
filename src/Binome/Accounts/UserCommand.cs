using System.CommandLine;
using Binome.Platform;
using Binome.Platform.Web;

namespace Binome.Accounts;

/// <summary>`binome user`: the way in, and back in, without mail.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Sign-in links and roles") { Link(), Grant(), Revoke() };

    private static Command Link()
    {
        var email = new Argument<string>("EMAIL") { Description = "Somebody of the directory, or an administrator" };
        var command = new Command("link", "Print a one-time sign-in link") { email, CommandLine.Language() };
        command.DoWithData(
            services => services.AddAccounts(),
            async (parsed, services, stop) =>
            {
                var token = await services.GetRequiredService<SignInLinks>().Make(parsed.GetValue(email)!, stop);
                if (token is null)
                    throw new RefusedException("accounts.command.unknown", parsed.GetValue(email));
                await services.GetRequiredService<BinomeDb>().SaveChangesAsync(stop);
                var site = PublicUrl.From(services.GetRequiredService<IConfiguration>(), Serve.DefaultUrls);
                if (!site.IsSet)
                    await Console.Error.WriteLineAsync(Words.Get("accounts.command.link.guessed"));
                Console.WriteLine(site.To($"/sign-in/{token}"));
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static Command Grant()
    {
        var email = new Argument<string>("EMAIL") { Description = "Their address; they need not be in the directory" };
        var role = new Argument<string>("ROLE") { Description = "administrator" };
        role.AcceptOnlyFromAmong(Accounts.Grant.Administrator);
        var command = new Command("grant", "Give a role") { email, role, CommandLine.Language() };
        command.DoWithData(
            services => services.AddAccounts(),
            async (parsed, services, stop) =>
            {
                var address = parsed.GetValue(email)!;
                if (!Email.IsValid(address))
                    throw new RefusedException("accounts.command.badEmail", address);
                await services.GetRequiredService<Grants>().Administrator(address, "command line", stop);
                await services.GetRequiredService<BinomeDb>().SaveChangesAsync(stop);
                Console.WriteLine(Words.Get("accounts.command.granted", address));
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static Command Revoke()
    {
        var email = new Argument<string>("EMAIL") { Description = "Their address" };
        var role = new Argument<string>("ROLE") { Description = "administrator" };
        role.AcceptOnlyFromAmong(Accounts.Grant.Administrator);
        var command = new Command("revoke", "Take a role back") { email, role, CommandLine.Language() };
        command.DoWithData(
            services => services.AddAccounts(),
            async (parsed, services, stop) =>
            {
                if (!await services.GetRequiredService<Grants>().Revoke(parsed.GetValue(email)!, "command line", stop))
                    throw new RefusedException("accounts.command.noGrant", parsed.GetValue(email));
                await services.GetRequiredService<BinomeDb>().SaveChangesAsync(stop);
                Console.WriteLine(Words.Get("accounts.command.revoked", parsed.GetValue(email)));
                return CommandLine.Done;
            }
        );
        return command;
    }
}
