using System.Net;
using System.Net.Sockets;

namespace Binome.Platform.Web;

/// <summary>Looks whether the addresses to listen on are ours and free before a database is made or migrated: a second start by mistake changes nothing, and says so in one sentence.</summary>
internal static class Listening
{
    /// <exception cref="IOException">Nobody can listen there, or somebody does already.</exception>
    public static void MustBeFree(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(PublicUrl.Here(url), UriKind.Absolute, out var address) || address.Port == 0)
                continue;
            var host = IPAddress.TryParse(address.DnsSafeHost, out var given) ? given : IPAddress.Loopback;
            try
            {
                using var listener = new TcpListener(host, address.Port);
                listener.Start();
            }
            catch (SocketException trouble)
            {
                throw new IOException(
                    trouble.SocketErrorCode switch
                    {
                        SocketError.AddressAlreadyInUse => $"{url} is in use by another program",
                        SocketError.AddressNotAvailable => $"{url} is no address of this machine",
                        SocketError.AccessDenied => $"{url}: this user may not listen on port {address.Port}",
                        _ => $"{url}: {trouble.Message}",
                    }
                );
            }
        }
    }
}
