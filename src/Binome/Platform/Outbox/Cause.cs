using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Binome.Platform.Outbox;

/// <summary>Why a consequence failed, for the log and for administrators: kinds, codes and paths of files, never what a mail server answered, which quotes the address it refuses.</summary>
internal static class Cause
{
    public static string Of(Exception trouble)
    {
        var kind = trouble.GetType().Name;
        return Detail(trouble) is { } detail ? $"{kind}: {detail}" : kind;
    }

    private static string? Detail(Exception? trouble) =>
        trouble switch
        {
            null => null,
            SocketException socket => socket.SocketErrorCode.ToString(),
            FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or AuthenticationException =>
                trouble.Message,
            SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } smtp => smtp.StatusCode.ToString(),
            // Without a code it is no answer: .NET's own sentence, of a server without STARTTLS say.
            SmtpException { InnerException: null } smtp when !smtp.Message.Contains('@') => smtp.Message,
            _ => Detail(trouble.InnerException),
        };
}
