using System.Net;
using System.Net.Sockets;

namespace Binome.Platform.Web;

/// <summary>Looks whether the addresses to listen on are free before a database is made or migrated: a second start by mistake changes nothing, and says so in one sentence.</summary>
internal static class Listening
{
    /// <exception cref="IOException">Somebody listens there already.</exception>
    public static void MustBeFree(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(PublicUrl.Here(url), UriKind.Absolute, out var address) || address.Port == 0)
                continue;
            var host = IPAddress.TryParse(address.DnsSafeHost, out var given) ? given : IPAddress.Loopback;
            using var listener = new TcpListener(host, address.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new IOException($"{url} is in use by another program");
            }
            catch (SocketException)
            {
                // An address that is not ours, a port that needs rights: the server itself says what it may not.
            }
        }
    }
}
