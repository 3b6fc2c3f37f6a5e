using Participation.Web.Features.Queues.Chat;
using Participation.Web.Features.Queues.Citizen;
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
        .AddScoped<QueueTimes>().AddScoped<TakeTicket>().AddScoped<KeyInPaperTicket>()
        .AddScoped<CounterDesk>().AddScoped<CounterServices>().AddScoped<OpenCounter>().AddScoped<CloseCounter>()
        .AddScoped<CallNext>().AddScoped<CallOutOfTurn>().AddScoped<RecallTicket>().AddScoped<StartService>().AddScoped<ChangeService>()
        .AddScoped<HoldTicket>().AddScoped<ResumeTicket>().AddScoped<MarkMissed>().AddScoped<TransferTicket>().AddScoped<FinishTicket>().AddScoped<UndoLast>()
        .AddScoped<CardDesk>().AddScoped<CheckIn>().AddScoped<ReturnToQueue>().AddScoped<StepOut>().AddScoped<LeaveQueue>()
        .AddScoped<TicketHolders>().AddScoped<NearNotices>()
        .AddScoped<ReadCard>().AddScoped<CardCookie>().AddSingleton<HallCodeTries>().AddScoped<ChatHandler, QueueChat>().AddScoped<IChatAfterword, RatingAfterword>()
        .AddSingleton(new DevicePurpose(DeviceKind.Board, code => $"/board/{code}", ["วางจอให้คนที่นั่งรอทุกแถวเห็น อย่าให้แสงส่องหน้าจอ", "เปิดเสียงจอให้ได้ยินทั้งห้อง"]))
        .AddSingleton(new DevicePurpose(DeviceKind.TicketScreen, code => $"/q/{code}/screen", ["วางข้างประตูทางเข้า ให้เห็นก่อนที่นั่งรอ", "ต่อเครื่องพิมพ์สลิป 80 มม. แล้วตั้งให้พิมพ์โดยไม่ถาม"]))
        .AddScoped<IDemoData, DemoQueues>()
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
        .AddAuditWords([.. QueueAudit.Words]);
}
