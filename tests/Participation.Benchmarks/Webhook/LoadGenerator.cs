using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Participation.Benchmarks.Webhook;

/// <summary>
/// <c>load port connections warm-up count file</c>: builds all requests, prints "ready", and at a line of input sends them over
/// keep-alive connections, each as soon as the last one is answered. The file gets when each was sent and answered.
/// </summary>
public sealed class LoadGenerator : Role
{
    private const int WarmUpRounds = 15;

    public override string Name => "load";

    public override async Task RunAsync(string[] args, CancellationToken ct)
    {
        var numbers = args[..4].Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var (port, connections, warmUp, count) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        var requests = new byte[warmUp + count][];
        Parallel.For(0, requests.Length, i => requests[i] = SyntheticWebhook.Request(i, port));
        var times = new long[requests.Length * 2];

        Console.WriteLine("ready");
        await Console.In.ReadLineAsync(ct);
        // The same few again and again: the service compiles its hot code, and its handlers get no backlog from it.
        for (var i = 0; i < WarmUpRounds; i++) await SendAsync(port, connections, requests, times, 0, warmUp, ct);
        GC.Collect();
        // The servers compile their hot code once more in the background, as soon as the load pauses.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, ct);
        Console.WriteLine("warm");
        await Console.In.ReadLineAsync(ct);
        var refused = await SendAsync(port, connections, requests, times, warmUp, requests.Length, ct);
        await File.WriteAllBytesAsync(args[4], MemoryMarshal.AsBytes(times.AsSpan()).ToArray(), ct);
        Console.WriteLine($"sent {refused}");
    }

    /// <summary>Number of answers that were not 200.</summary>
    private static async Task<int> SendAsync(int port, int connections, byte[][] requests, long[] times, int from, int to, CancellationToken ct)
    {
        var next = from - 1;
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, ct);
            var buffer = new byte[8192];
            for (var i = Interlocked.Increment(ref next); i < to; i = Interlocked.Increment(ref next))
            {
                times[2 * i] = Stopwatch.GetTimestamp();
                await socket.SendAsync(requests[i], ct);
                if (!await IsOkAsync(socket, buffer, ct)) Interlocked.Increment(ref refused);
                times[2 * i + 1] = Stopwatch.GetTimestamp();
            }
        }, ct)));
        return refused;
    }

    private static async Task<bool> IsOkAsync(Socket socket, byte[] buffer, CancellationToken ct)
    {
        var read = 0;
        while (true)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read), ct);
            if (more == 0) throw new IOException("The server closed a keep-alive connection.");
            read += more;
            var head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && read >= head + 4 + BodyLength(buffer.AsSpan(0, head + 2))) return buffer.AsSpan(9, 3).SequenceEqual("200"u8);
        }
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0) return 0;
        var value = head[(at + name.Length)..];
        return int.Parse(Encoding.ASCII.GetString(value[..value.IndexOf((byte)'\r')]), CultureInfo.InvariantCulture);
    }
}
