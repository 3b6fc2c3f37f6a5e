using Line.Messaging;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Codes;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.LineChannel.PersonalData;
using Participation.Web.LineChannel.Staff;
using Participation.Web.LineChannel.Webhook;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Logging;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;

namespace Participation.Web.LineChannel;

public static class LineChannelFeature
{
    private const string HttpName = "line";

    public static IServiceCollection AddLineChannel(this IServiceCollection services)
    {
        services.AddOptions<LineOptions>().BindConfiguration(LineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // Without loggers: their lines would hold user ids and tokens. The client sets its own time-outs.
        services.AddHttpClient(HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddSingleton(s =>
        {
            var line = s.GetRequiredService<IOptions<LineOptions>>().Value;
            return new LineMessagingOptions { ApiBaseUrl = line.ApiBaseUrl, DataApiBaseUrl = line.DataApiBaseUrl, TimeProvider = s.GetRequiredService<TimeProvider>() };
        });
        services.AddSingleton<IChannelTokenSource>(s =>
        {
            var line = s.GetRequiredService<IOptions<LineOptions>>().Value;
            if (line.ChannelAccessToken.Length > 0 || line.ChannelId.Length == 0) return new LongLivedToken(line.ChannelAccessToken is { Length: > 0 } token ? token : "not-configured");
            return new StatelessTokenSource(line.ChannelId, line.ChannelSecret, Http(s), s.GetRequiredService<TimeProvider>(), line.ApiBaseUrl);
        });
        services.AddTransient(s => new LineMessagingClient(Http(s), s.GetRequiredService<IChannelTokenSource>(), s.GetRequiredService<LineMessagingOptions>()));

        services.AddSingleton<WebhookReceiver>();
        services.AddScoped<ConversationStore>();
        services.AddScoped<OfficeSign>().AddScoped<ChatGreeting>().AddScoped<Reachability>().AddScoped<UnsentMessages>();
        services.AddScoped<ChatCodes>().AddNoCitizenData("chat_codes", "รหัสผูกบัญชีและกลุ่ม LINE ที่ใช้ครั้งเดียว เก็บเฉพาะค่าแฮช");
        services.AddScoped<PersonTalk>().AddScoped<GroupTalk>().AddScoped<IInboxHandler, ChatRouter>();
        services.AddScoped<ChatHandler, MenuChat>().AddScoped<ChatHandler, ContactChat>();
        services.AddScoped<ChatHandler, IntegrityChat>();
        services.AddSingleton<LoadingAnimation>().AddHostedService(s => s.GetRequiredService<LoadingAnimation>());
        services.AddSingleton<IPersonalData, ChatPersonalData>();
        services.AddSingleton<RetentionRule, ConversationRetention>().AddSingleton<RetentionRule, ChatMessageRetention>().AddSingleton<RetentionRule, ChatCodeRetention>();
        services.AddScoped<DeliveryReport>().AddScoped<ReplayEvent>().AddScoped<IStaffDuties, DeliveryDuties>();
        services.AddNotSearched("how messages come and go is nobody's record", typeof(InboxEvent), typeof(OutboxMessage), typeof(LaneLease), typeof(QuotaMonth), typeof(Recipient), typeof(Conversation), typeof(ChatMessage), typeof(ChatCode), typeof(SpentForm), typeof(Multicast), typeof(MulticastChunk), typeof(ToldPerson), typeof(ForgottenSubject), typeof(DeliverySettings));
        services.AddAuditWords(("line.event_replayed", "ให้ระบบทำเรื่องจาก LINE ใหม่"));
        services.AddSingleton(new StaffMenuEntry(80, "LINE", "/staff/line"));
        return services;
    }

    public static void MapLineChannel(this IEndpointRouteBuilder app) =>
        app.MapPost("/line/webhook", (WebhookReceiver webhook, HttpContext http) => webhook.ReceiveAsync(http))
            .AllowAnonymous()
            .WithMetadata(new QuietWhenWell())
            .WithTags("Service")
            .WithSummary("Receives LINE webhooks. The body must carry a valid x-line-signature.")
            .Produces(200).Produces(400).Produces(401).Produces(413)
            // Signed, not signed in: sign-in, authorization and rate limits have nothing to say and cost a seventh of the request.
            .ShortCircuit();

    private static HttpClient Http(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName);
}
