using Participation.Web.Features.Queues.Board;
using Participation.Web.Features.Queues.Chat;
using Participation.Web.Features.Queues.Citizen;
using Participation.Web.Features.Queues.Hall;
using Participation.Web.Features.Queues.Screen;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

public static class QueuesFeature
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<TicketTokens>()
        .AddSingleton<QueueLive>().AddHostedService(s => s.GetRequiredService<QueueLive>())
        .AddSingleton<CloseDaysJob>().AddHostedService(s => s.GetRequiredService<CloseDaysJob>())
        .AddScoped<DayBook>().AddScoped<CloseDays>().AddScoped<KeepDay>().AddScoped<ReadQueueNow>()
        .AddScoped<QueueTimes>().AddScoped<TakeTicket>().AddScoped<KeyInPaperTicket>().AddScoped<TicketHolders>().AddScoped<NearNotices>()
        .AddCards()
        .AddCounters()
        .AddHall()
        .AddQueueSetup()
        .AddQueueFigures()
        .AddScoped<IDemoData, DemoQueues>()
        .AddQueueDeclarations();

    /// <summary>What the owner of a card sees and does, on the page and in LINE.</summary>
    private static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddScoped<CardDesk>().AddScoped<CheckIn>().AddScoped<ReturnToQueue>().AddScoped<StepOut>().AddScoped<LeaveQueue>()
        .AddScoped<ReadCard>().AddScoped<CardCookie>().AddSingleton<HallCodeTries>()
        .AddScoped<ChatHandler, QueueChat>().AddScoped<IChatAfterword, RatingAfterword>();

    /// <summary>What officers press.</summary>
    private static IServiceCollection AddCounters(this IServiceCollection services) => services
        .AddScoped<CounterDesk>().AddScoped<CounterServices>().AddScoped<OpenCounter>().AddScoped<CloseCounter>()
        .AddScoped<CallNext>().AddScoped<CallOutOfTurn>().AddScoped<RecallTicket>().AddScoped<StartServing>().AddScoped<ChangeServiceKind>()
        .AddScoped<HoldTicket>().AddScoped<ResumeTicket>().AddScoped<MarkMissed>().AddScoped<TransferTicket>().AddScoped<FinishTicket>().AddScoped<UndoLast>()
        .AddSingleton(new StaffMenuEntry(10, "คิว", "/staff/queues"))
        .AddSingleton(new StaffMenuEntry(11, "กำกับคิว", "/staff/queues/out-of-turn"))
        .AddScoped<IStaffDuties, QueueDuties>();

    /// <summary>The board and the self-service screen.</summary>
    private static IServiceCollection AddHall(this IServiceCollection services) => services
        .AddScoped<HearInHall>().AddScoped<PairInHall>().AddScoped<ScreenDesk>()
        .AddSingleton(new DevicePurpose(DeviceKind.Board, code => $"/board/{code}", BoardEndpoints.Placing)
        {
            Pairing = "กด จับคู่จอนี้ พิมพ์รหัสจับคู่ แล้วกด จับคู่",
            Ready = "เมื่อเห็นรหัส 4 หลักและ QR บนจอ ใช้งานได้ทันที แล้วกด เปิดเสียง",
        })
        .AddSingleton(new DevicePurpose(DeviceKind.TicketScreen, code => $"/q/{code}/screen", ScreenEndpoints.Placing)
        {
            Ready = "เมื่อเห็นปุ่ม รับบัตรคิว ใช้งานได้ทันที",
        });

    private static IServiceCollection AddQueueSetup(this IServiceCollection services) => services
        .AddScoped<SaveQueue>().AddScoped<CloseQueue>().AddScoped<SaveQueueSettings>()
        .AddScoped<DeclarePaperBlock>().AddScoped<ClosePaperBlock>().AddScoped<ExplainPaperGap>()
        .AddScoped<ISetupSteps, QueueSetup>()
        .AddSingleton(new StaffMenuEntry(63, "ตั้งค่าคิว", "/staff/queues/setup"));

    private static IServiceCollection AddQueueDeclarations(this IServiceCollection services) => services
        .AddSingleton<IPersonalData, TicketData>()
        .AddSingleton<RetentionRule, TicketHolderRetention>().AddSingleton<RetentionRule, TicketNoteRetention>()
        .AddNoCitizenData("queues", "คิวและกติกาของคิว")
        .AddNoCitizenData("queue_counters", "ช่องที่ให้บริการแต่ละคิว")
        .AddNoCitizenData("queue_settings", "เป้าหมายจำนวนผู้ใช้บัตรคิว")
        .AddNoCitizenData("queue_days", "เลขล่าสุดของแต่ละคิวในแต่ละวัน")
        .AddNoCitizenData("tickets", "เลขบัตรคิวและเวลา ไม่รู้ว่าเป็นของใคร")
        .AddNoCitizenData("ticket_events", "สิ่งที่เกิดกับบัตรคิวแต่ละใบ ไม่มีชื่อและข้อความ")
        .AddNoCitizenData("ticket_notes", "เหตุผลที่เจ้าหน้าที่เขียนเมื่อเรียกนอกลำดับ ห้ามใส่ชื่อประชาชน")
        .AddNoCitizenData("counter_sessions", "เจ้าหน้าที่คนใดเปิดช่องใด ตามคำสั่งใด")
        .AddNoCitizenData("paper_blocks", "ชุดเลขบัตรกระดาษที่ประกาศไว้")
        .AddNoCitizenData("paper_gaps", "เลขบัตรกระดาษที่ไม่ได้ใช้ พร้อมเหตุผล")
        .AddNoCitizenData("queue_records", "บันทึกประจำวันของคิว มีแต่จำนวน")
        .AddNoCitizenData("queue_hours", "จำนวนและเวลารวมของคิวรายชั่วโมง")
        .AddNoCitizenData("queue_kind_days", "จำนวนและเวลารวมของคิวตามงานบริการ")
        .AddNotSearched("a short list with a page of its own", typeof(Queue), typeof(QueueCounter), typeof(QueueSettings), typeof(PaperBlock), typeof(PaperGap))
        .AddNotSearched("read by queue and day", typeof(QueueDay), typeof(Ticket), typeof(TicketEvent), typeof(TicketNote), typeof(CounterSession), typeof(QueueRecord))
        .AddNotSearched("leads to a person and is looked up by nobody", typeof(TicketHolder))
        .AddNotSearched("counts, read as figures", typeof(QueueHour), typeof(QueueKindDay))
        .AddAuditWords([.. QueueAudit.Words])
        .AddAuditWords(
            ("queue.added", "เพิ่มคิว"), ("queue.changed", "แก้ไขคิวและกติกา"), ("queue.closed", "ปิดใช้คิว"), ("queue.reopened", "เปิดใช้คิวอีกครั้ง"),
            ("queue_settings.changed", "แก้ไขเป้าหมายของคิว"), ("paper_block.declared", "ประกาศชุดบัตรกระดาษ"), ("paper_block.closed", "ปิดชุดบัตรกระดาษ"),
            ("paper_gap.explained", "อธิบายเลขบัตรกระดาษที่ขาด"));
}
