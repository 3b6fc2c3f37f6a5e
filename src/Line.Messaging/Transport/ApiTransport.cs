using System.Globalization;
using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Line.Messaging.Transport;

/// <summary>
/// Carries calls to LINE: token, time-out, and a repetition where it is safe. Never throws for what the network or LINE does; only the caller's
/// own cancellation comes out as an exception.
/// </summary>
internal sealed class ApiTransport
{
    // The largest documented answer is a list of 1,000 rich menus; this keeps a hostile or broken server from filling the memory.
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly IChannelTokenSource _tokens;
    private readonly LineMessagingOptions _options;
    private readonly ResiliencePipeline<ApiAnswer> _queries;

    public ApiTransport(HttpClient http, IChannelTokenSource tokens, LineMessagingOptions options)
    {
        (_http, _tokens, _options) = (http, tokens, options);
        Replies = WithTimeout(options.ReplyTimeout);
        Sends = WithTimeout(options.SendTimeout);
        Commands = WithTimeout(options.QueryTimeout);
        _queries = Repeating(options);
    }

    public ResiliencePipeline Replies { get; }

    public ResiliencePipeline Sends { get; }

    public ResiliencePipeline Commands { get; }

    /// <summary>A GET: it changes nothing, so it is repeated after a failure.</summary>
    public async Task<ApiAnswer> QueryAsync(ApiRequest request, CancellationToken cancellationToken) =>
        await _queries.ExecuteAsync(
            static async (state, token) => await state.Transport.SendAsync(state.Request, state.Transport.Commands, token).ConfigureAwait(false),
            (Transport: this, Request: request),
            cancellationToken).ConfigureAwait(false);

    /// <summary>One try. 401 means LINE did nothing, so it is tried once more with another token if there is one.</summary>
    public async Task<ApiAnswer> SendAsync(ApiRequest request, ResiliencePipeline timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await timeout.ExecuteAsync(
                static async (state, token) => await state.Transport.WithTokenAsync(state.Request, token).ConfigureAwait(false),
                (Transport: this, Request: request),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException e)
        {
            return ApiAnswer.None(string.Create(CultureInfo.InvariantCulture, $"no answer within {e.Timeout.TotalSeconds:0.#} s"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // HttpClient's own time-out, where it is set shorter than ours.
            return ApiAnswer.None("the HTTP client gave up waiting");
        }
        catch (HttpRequestException e)
        {
            return ApiAnswer.None($"the connection failed ({e.HttpRequestError})", NeverLeft(e.HttpRequestError));
        }
        catch (IOException)
        {
            return ApiAnswer.None("the connection broke off");
        }
        catch (ChannelTokenException e)
        {
            return ApiAnswer.WithoutToken(e);
        }
    }

    private async Task<ApiAnswer> WithTokenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var answer = await TryOnceAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (answer.Status != 401)
            return answer;
        return await _tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false) is { } renewed
            ? await TryOnceAsync(request, renewed, cancellationToken).ConfigureAwait(false)
            : answer;
    }

    private async Task<ApiAnswer> TryOnceAsync(ApiRequest request, string token, CancellationToken cancellationToken)
    {
        var host = request.OnDataHost ? _options.DataApiBaseUrl : _options.ApiBaseUrl;
        using var message = request.ToMessage(new Uri(host.AbsoluteUri.TrimEnd('/') + request.Path), token);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (request.Streamed && response.StatusCode == HttpStatusCode.OK)
            return ApiAnswer.Open(response);

        using (response)
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
            return ApiAnswer.Of(response, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private static bool NeverLeft(HttpRequestError error) => error is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private ResiliencePipeline WithTimeout(TimeSpan timeout) => new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider }
        .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
        .Build();

    private static ResiliencePipeline<ApiAnswer> Repeating(LineMessagingOptions options)
    {
        var pipeline = new ResiliencePipelineBuilder<ApiAnswer> { TimeProvider = options.TimeProvider };
        if (options.QueryRetries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<ApiAnswer>
            {
                MaxRetryAttempts = options.QueryRetries,
                Delay = options.QueryRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsTransient: true }),
            });
        }

        return pipeline.Build();
    }
}
