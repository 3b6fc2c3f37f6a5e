using System.Buffers;

namespace Line.Messaging.Transport;

/// <summary>Copies a file from LINE piece by piece, never more than allowed, and never waiting for a piece for ever.</summary>
internal static class FileTransfer
{
    public static async Task<ContentOutcome> CopyAsync(
        HttpResponseMessage response, Stream destination, long maxBytes, LineMessagingOptions options, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            return new ContentOutcome.TooLarge(maxBytes);

        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            Stream? source = null;
            for (long total = 0; ;)
            {
                int read;
                try
                {
                    patience.CancelAfter(options.QueryTimeout);
                    source ??= await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
                    read = await source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
                    patience.CancelAfter(Timeout.InfiniteTimeSpan);
                }
                catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
                {
                    return new ContentOutcome.Unknown(e is OperationCanceledException ? "the transfer stood still" : "the transfer broke off");
                }

                if (read == 0)
                    return new ContentOutcome.Ready(response.Content.Headers.ContentType?.ToString(), total);
                total += read;
                if (total > maxBytes)
                    return new ContentOutcome.TooLarge(maxBytes);
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
