using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Plans;
using Participation.Web.Features.Publications;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Services;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Surveys;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Complaints;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Rights;

/// <summary>Where a sample record lies, seen from the unit of the colleague who asks.</summary>
public enum Where
{
    Own,
    BelowOwn,
    Other,
    WholeAgency,
}

/// <summary>
/// A real record: what stands in the address (parts of it separated by |), whose it is, and in which state it is.
/// <paramref name="Exists"/> is false where a record needs more than the database, such as a file being read in.
/// </summary>
public sealed record Sample(string Value, Where Where, string State, string? Marker = null, bool Exists = true);

/// <summary>
/// An office with two divisions and records of every kind in each. A new address with a parameter needs a line in
/// <see cref="SamplesFor"/>, or the walk through the addresses fails.
/// </summary>
public sealed class Office
{
    private readonly Dictionary<string, List<Sample>> _samples = [];

    public Guid Works { get; } = Guid.CreateVersion7();
    public Guid Roads { get; } = Guid.CreateVersion7();
    public Guid Treasury { get; } = Guid.CreateVersion7();

    /// <summary>Led by the colleague who asks, where that is their role.</summary>
    public Guid Village { get; } = Guid.CreateVersion7();

    public static async Task<Office> BuildAsync(Service service)
    {
        var office = new Office();
        await Visitor.AddOfficeAsync(service);
        await service.WriteAsync(db =>
        {
            db.Add(new Unit { Id = office.Works, Level = UnitLevel.Division, Name = "กองช่าง" });
            db.Add(new Unit { Id = office.Roads, ParentId = office.Works, Level = UnitLevel.Work, Name = "งานถนน" });
            db.Add(new Unit { Id = office.Treasury, Level = UnitLevel.Division, Name = "กองคลัง" });
            return Task.CompletedTask;
        });
        foreach (var (unit, where) in ((Guid?, Where)[])[(office.Works, Where.Own), (office.Roads, Where.BelowOwn), (office.Treasury, Where.Other), (null, Where.WholeAgency)])
            await office.AddPeopleAsync(service, unit, where);
        await service.WriteAsync(async db => (await db.Set<ServicePoint>().SingleAsync()).IsOpen = true);
        office._samples["/staff/service-points/{code}"] = [new("D1", Where.WholeAgency, "open")];
        await office.AddListsAsync(service);
        await office.AddServicesAsync(service);
        await office.AddResultsAsync(service);
        await office.AddPublicationsAndReportsAsync(service);
        await office.AddQueueRecordsAsync(service);
        await office.AddQueuesAsync(service);
        await office.AddCasesAsync(service);
        await office.AddEnquiriesAsync(service);
        await office.AddForumsAsync(service);
        await office.AddPlansAsync(service);
        return office;
    }

    /// <summary>Records for an address, found by how the address begins.</summary>
    public IReadOnlyList<Sample> SamplesFor(string pattern)
    {
        if (!pattern.Contains('{', StringComparison.Ordinal)) return [new("", Where.WholeAgency, "")];
        var key = _samples.Keys.Where(k => pattern.StartsWith(k, StringComparison.Ordinal)).MaxBy(k => k.Length);
        Assert.True(key is not null, $"{pattern} names a record, and there is no sample of it: add one to {nameof(Office)}.");
        return _samples[key];
    }

    private async Task AddListsAsync(Service service)
    {
        var village = new Village { Id = Guid.CreateVersion7(), Number = 99, Name = "บ้านตัวอย่าง", Label = "หมู่บ้าน" };
        await service.WriteAsync(db =>
        {
            db.Add(village);
            db.Add(new Village { Id = Village, Number = 1, Name = "บ้านของตน", Label = "หมู่บ้าน" });
            return Task.CompletedTask;
        });
        _samples["/staff/village-facts/{id:guid}"] = [new(Village.ToString(), Where.Own, "open", "บ้านของตน"), new(village.Id.ToString(), Where.Other, "open", "บ้านตัวอย่าง")];
        var holiday = await service.ReadAsync(db => db.Set<Holiday>().Select(h => h.Id).FirstAsync());
        _samples["/staff/villages/{id:guid}"] = [new(village.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/holidays/{id:guid}"] = [new(holiday.ToString(), Where.WholeAgency, "open")];
        var device = new Device { Id = Guid.CreateVersion7(), Kind = DeviceKind.Kiosk, PlaceId = await service.ReadAsync(db => db.Set<ServicePoint>().Select(p => p.Id).FirstAsync()), Name = "แท็บเล็ตหน้าช่อง 1", CreatedAt = service.Clock.Now() };
        await service.WriteAsync(db =>
        {
            db.Add(device);
            return Task.CompletedTask;
        });
        _samples["/staff/devices/{id:guid}"] = [new(device.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/units/{id:guid}"] = [new(Works.ToString(), Where.WholeAgency, "open"), new(Treasury.ToString(), Where.WholeAgency, "other")];
        _samples["/staff/import/{kind}"] = [new("villages", Where.WholeAgency, "open")];
        _samples["/staff/import/{kind}/{id:guid}"] = [new($"villages|{Guid.CreateVersion7()}", Where.WholeAgency, "open", Exists: false)];
        var form = await service.ReadAsync(db => db.FindSurveyAsync(PresetSurveys.ServiceSlug, CancellationToken.None));
        await service.WriteAsync(db =>
        {
            db.Add(new PaperSheet { Id = Guid.CreateVersion7(), Number = 1, SurveyId = form!.Survey.Id, SurveyVersionId = form.Version.Id, Day = new DateOnly(2026, 11, 20), Keyed = "{}", KeyedBy = Guid.CreateVersion7() });
            return Task.CompletedTask;
        });
        _samples["/staff/surveys/forms/{slug}"] = [new("service", Where.WholeAgency, "open")];
        _samples["/staff/surveys/forms/{slug}/versions/{number:int}"] = [new("service|1", Where.WholeAgency, "open")];
        _samples["/staff/answer/{slug}"] = [new("staff-salary", Where.WholeAgency, "open")];
        _samples["/staff/surveys/paper/new/{slug}"] = [new("service", Where.WholeAgency, "open")];
        _samples["/staff/surveys/paper/{number:int}"] = [new("1", Where.WholeAgency, "open")];
        _samples["/staff/services/files/{name}"] = [new("no-such-file.pdf", Where.WholeAgency, "open", Exists: false)];
    }

    private async Task AddResultsAsync(Service service)
    {
        var now = service.Clock.Now();
        var slot = ThaiCalendar.HourSlot(now);
        var point = await service.ReadAsync(db => db.Set<ServicePoint>().Select(p => p.Id).SingleAsync());
        var comment = new SurveyComment { Id = Guid.CreateVersion7(), SurveyId = PresetSurveys.ServiceId, Kind = CommentKind.Problem, HourSlot = slot, Text = "รอนาน" };
        var note = new SaidAndDone { Id = Guid.CreateVersion7(), Said = "รอนาน", Done = "เปิดช่องเพิ่ม", Since = ThaiCalendar.Day(now), WrittenAt = now };
        await service.WriteAsync(db =>
        {
            db.AddRange(comment, note, new SurveyAnswer
            {
                Id = Guid.CreateVersion7(),
                SurveyId = PresetSurveys.ServiceId,
                SurveyVersionId = PresetSurveys.ServiceFirstVersionId,
                ServicePointId = point,
                Rating = Rating.Least,
                WayIn = WayIn.Kiosk,
                HourSlot = slot,
                Mark = AnswerMark.Burst,
            });
            return Task.CompletedTask;
        });
        _samples["/staff/surveys/results/{slug}"] = [new(PresetSurveys.ServiceSlug, Where.WholeAgency, "open")];
        _samples["/staff/surveys/targets/{slug}"] = [new(PresetSurveys.ServiceSlug, Where.WholeAgency, "open")];
        _samples["/staff/surveys/bursts/{key}"] = [new(new BurstKey(PresetSurveys.ServiceId, point, WayIn.Kiosk, slot).ToString(), Where.WholeAgency, "open")];
        _samples["/staff/surveys/comments/{id:guid}"] = [new(comment.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/surveys/notes/{id:guid}"] = [new(note.Id.ToString(), Where.WholeAgency, "open")];
    }

    private async Task AddQueuesAsync(Service service)
    {
        var now = service.Clock.Now();
        var point = await service.ReadAsync(db => db.Set<ServicePoint>().Select(p => p.Id).SingleAsync());
        var queue = new Queue { Id = Guid.CreateVersion7(now), Code = "D1", Name = "งานทะเบียน", Prefix = "A", PaperPrefix = "P", CreatedAt = now };
        var block = new PaperBlock { Id = Guid.CreateVersion7(now), QueueId = queue.Id, Prefix = "P", First = 1, Last = 20, DeclaredAt = now, DeclaredBy = Guid.CreateVersion7(now) };
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(now),
            HomeQueueId = queue.Id,
            QueueId = queue.Id,
            Day = ThaiCalendar.Day(now),
            Series = TicketSeries.Main,
            Prefix = "A",
            Number = 1,
            Class = TicketClass.Ordinary,
            Channel = TicketChannel.Staff,
            ArrivedAt = now,
            OrderAt = now,
            TokenHash = new byte[32],
        };
        await service.WriteAsync(async db =>
        {
            db.AddRange(queue, new QueueCounter { QueueId = queue.Id, PointId = point, Number = 1 }, block, new QueueDay { QueueId = queue.Id, Day = ticket.Day });
            await db.SaveChangesAsync();
            // The database takes no card whose number its day did not give.
            await db.Database.ExecuteSqlAsync($"UPDATE queue_days SET last_number = 1 WHERE queue_id = {queue.Id}");
            db.Add(ticket);
        });
        foreach (var address in (string[])["counter/{code}", "issue/{code}", "live/{code}", "setup/{code}", "paper/{code}"]) _samples[$"/staff/queues/{address}"] = [new("D1", Where.WholeAgency, "open")];
        _samples["/staff/queues/slip/{id:guid}"] = [new(ticket.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/queues/paper/{code}/sheet/{id:guid}"] = [new($"D1|{block.Id}", Where.WholeAgency, "open")];
        // Whoever asks has no open counter, so that there is no such page for them.
        _samples["/staff/queues/counter/{code}/call/{id:guid}"] = [new($"D1|{ticket.Id}", Where.WholeAgency, "open", Exists: false)];
    }

    private async Task AddServicesAsync(Service service)
    {
        var area = await service.ReadAsync(db => db.Set<ServiceArea>().Select(a => a.Id).FirstAsync());
        var number = 0;
        foreach (var (unit, where) in ((Guid?, Where)[])[(Works, Where.Own), (Roads, Where.BelowOwn), (Treasury, Where.Other), (null, Where.WholeAgency)])
        {
            foreach (var isActive in (bool[])[true, false])
            {
                number++;
                var kind = new ServiceKind { Id = Guid.CreateVersion7(), Number = number, Name = $"งาน {where} {isActive}", AreaId = area, UnitId = unit, IsActive = isActive, CreatedAt = service.Clock.Now(), Version = Guid.CreateVersion7() };
                await service.WriteAsync(db =>
                {
                    db.Add(kind);
                    db.Add(new ServiceManual { Id = Guid.CreateVersion7(), ServiceKindId = kind.Id, Edition = 1, Version = Guid.CreateVersion7() });
                    return Task.CompletedTask;
                });
                Add("/staff/services/{number:int}", [new Sample($"{number}", where, isActive ? "active" : "closed")]);
                Add("/staff/services/{number:int}/editions/{edition:int}", [new Sample($"{number}|1", where, isActive ? "active" : "closed")]);
            }
        }
    }

    private async Task AddPublicationsAndReportsAsync(Service service)
    {
        var now = service.Clock.Now();
        var (draft, published) = (Publication(1), Publication(2));
        published.Submit(now);
        published.Approve(Guid.CreateVersion7(), now);
        published.Publish(now);
        var document = new FrozenDocument { Agency = "อบต.ตัวอย่าง", Title = "รายงาน", Answer = "ไม่มีคำตอบ", Period = "ครึ่งปี", CutOn = "1 ต.ค. 2569" }.ToJson();
        var survey = await service.ReadAsync(db => db.Set<Survey>().Select(s => s.Id).FirstAsync());
        var figures = new ReportFigures { SurveyId = survey, SurveyName = "แบบ", Total = Satisfaction.None, Before = Satisfaction.None, Answers = 0, Excluded = 0, Offered = 0, Invited = 0 }.ToJson();
        var report = new SurveyReport
        {
            Id = Guid.CreateVersion7(),
            Kind = ReportKind.HalfYearly,
            ScopeId = Guid.Empty,
            From = new(2026, 4, 1),
            To = new(2026, 9, 30),
            MadeAt = now,
            Document = document,
            Figures = figures,
            Hash = SurveyReport.HashOf(document, figures),
        };
        await service.WriteAsync(db =>
        {
            db.AddRange(draft, published, report);
            db.Add(new PersonnelExport
            {
                Id = Guid.CreateVersion7(),
                Number = 1,
                UnitId = Works,
                From = new(2026, 4, 1),
                To = new(2026, 9, 30),
                Content = "",
                Hash = "",
                Meeting = "ประชุม",
                MeetingOn = new(2026, 11, 20),
                MadeAt = now,
                MadeBy = Guid.CreateVersion7(),
            });
            return Task.CompletedTask;
        });
        var multicast = new Multicast { Id = Guid.CreateVersion7(now), SubjectId = published.Id, Topic = "Announcement", Payload = [], CreatedAt = now, NotAfter = now };
        await service.WriteAsync(db =>
        {
            db.Add(multicast);
            db.Add(new MulticastChunk { MulticastId = multicast.Id, Number = 1, Count = 1, RetryKey = Guid.CreateVersion7(now), NextAttemptAt = now.AddDays(1) });
            db.Add(new Sending { Id = multicast.Id, PublicationId = published.Id, Ordinal = 1, TextVersion = published.Version, ToEverybody = true, Villages = "[]", People = 1, FreeBefore = null, BegunAt = now, BegunBy = Guid.CreateVersion7(now) });
            return Task.CompletedTask;
        });
        _samples["/staff/publications/{number:int}/sendings/{ordinal:int}"] = [new("2|1", Where.WholeAgency, "open")];
        _samples["/staff/publications/{number:int}"] = [new("1", Where.WholeAgency, "open"), new("2", Where.WholeAgency, "published")];
        var question = new AskedQuestion { Id = Guid.CreateVersion7(now), PublicationId = published.Id, Kind = AskedKind.Error, Channel = QuestionChannel.Web, ReceivedAt = now, DueOn = new(2026, 11, 27), Version = Guid.CreateVersion7(now) };
        await service.WriteAsync(db =>
        {
            db.AddRange(question, new QuestionText { QuestionId = question.Id, Words = "วันที่ผิด" });
            return Task.CompletedTask;
        });
        _samples["/staff/publications/questions/{id:guid}"] = [new(question.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/publications/files/{name}"] = [new("no-such-file.pdf", Where.WholeAgency, "open", Exists: false)];
        _samples["/staff/notices/{number:int}"] = [new("2", Where.WholeAgency, "open")];
        _samples["/staff/reports/{id:guid}"] = [new(report.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/reports/personnel/{number:int}"] = [new("1", Where.WholeAgency, "open")];

        Publication Publication(int number) => new()
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            Kind = PublicationKind.Announcement,
            Title = $"ประกาศ {number}",
            Summary = "ใจความ",
            Body = "เนื้อความ",
            CreatedAt = now,
            Version = Guid.CreateVersion7(now),
        };
    }

    private async Task AddCasesAsync(Service service)
    {
        var now = service.Clock.Now();
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().OrderBy(c => c.SortOrder).Select(c => c.Id).FirstAsync());
        var number = 0;
        foreach (var (unit, where) in ((Guid?, Where)[])[(Works, Where.Own), (Roads, Where.BelowOwn), (Treasury, Where.Other), (null, Where.WholeAgency)])
        {
            var (tracking, marker, day) = (TrackingCodes.Make(), $"เรื่องของ {where}", ThaiCalendar.Day(now));
            var about = new Case
            {
                Id = Guid.CreateVersion7(now),
                Year = 2569,
                Number = ++number,
                Kind = CaseKind.Hardship,
                Channel = CaseChannel.WalkIn,
                Naming = NameChoice.Named,
                ReceivedAt = now,
                CategoryId = category,
                DueOn = day.AddDays(15),
                TrackingHash = TrackingCodes.HashOf(tracking.Code),
                AccessHash = TrackingCodes.HashOf(tracking.Code, tracking.Pin),
                Revision = 1,
            };
            about.Assign(unit);
            var received = new CaseEntry { CaseId = about.Id, Sequence = 1, Round = 1, At = now, Step = CaseStep.Received, Actor = CaseActors.Citizen };
            var picture = CaseFile.Stored(received, await service.Services.GetRequiredService<FileStore>().SaveUnguessableAsync(new CheckedFile(FileKind.Jpeg, CaseFilesTests.Photo(1)), CancellationToken.None), FileMoment.Reported);
            await service.WriteAsync(db =>
            {
                db.AddRange(about, new CaseMatter { CaseId = about.Id, Words = marker }, new CaseRound { CaseId = about.Id, Round = 1, From = day, DueOn = about.DueOn });
                db.Add(received);
                db.Add(new CaseNotice { CaseId = about.Id, Sequence = 1, Round = 1, Kind = NoticeKind.Receipt, Way = NoticeWay.Page, CreatedAt = now });
                db.Add(picture);
                return Task.CompletedTask;
            });
            Add("/staff/cases/{id:guid}", [new Sample(about.Id.ToString(), where, "open", marker)]);
            Add("/staff/cases/{id:guid}/letters/{sequence:int}", [new Sample($"{about.Id}|1", where, "open")]);
            Add("/staff/cases/{id:guid}/files/{file:guid}", [new Sample($"{about.Id}|{picture.Id}", where, "open")]);
        }
        var none = new CaseCount("รวม", 0, 0, 0, 0, 0, 0);
        var (document, figures) = (new FrozenDocument { Agency = "อบต.ตัวอย่าง", Title = "รายงาน", Answer = "ไม่มีเรื่อง", Period = "ครึ่งปี", CutOn = "17 ต.ค. 2569" }.ToJson(), new CaseReportFigures { Complaints = none, Before = none, Others = 0 }.ToJson());
        var report = new CaseReport { Id = Guid.CreateVersion7(now), Kind = PeriodKind.Half, From = new(2026, 4, 1), To = new(2026, 9, 30), MadeAt = now, Document = document, Figures = figures, Hash = CaseReport.HashOf(document, figures) };
        await service.WriteAsync(db =>
        {
            db.Add(report);
            return Task.CompletedTask;
        });
        var handbook = new CaseHandbook { Id = Guid.CreateVersion7(now), Reader = HandbookReader.Staff, Edition = 1, Title = "คู่มือ", File = await service.Services.GetRequiredService<FileStore>().SaveAsync(new CheckedFile(FileKind.Pdf, CaseSetUpTests.Pdf), CancellationToken.None), At = now, By = "staff:0" };
        await service.WriteAsync(db => Task.FromResult(db.Add(handbook)));
        _samples["/staff/cases/handbooks/{id:guid}/file"] = [new(handbook.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/cases/texts/{key}"] = [new("steps", Where.WholeAgency, "open")];
        _samples["/staff/cases/reports/{id:guid}"] = [new(report.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/cases/ceilings/{subject}"] = [new("all", Where.WholeAgency, "open")];
    }

    /// <summary>A question with a picture, a known answer, and a visit with a suggestion.</summary>
    private async Task AddEnquiriesAsync(Service service)
    {
        var now = service.Clock.Now();
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().OrderBy(c => c.SortOrder).Select(c => c.Id).FirstAsync());
        var (tracking, day) = (TrackingCodes.Make(), ThaiCalendar.Day(now));
        var asked = new Case
        {
            Id = Guid.CreateVersion7(now),
            Year = 2569,
            Number = 50,
            Kind = CaseKind.Enquiry,
            Channel = CaseChannel.Web,
            Naming = NameChoice.Nameless,
            ReceivedAt = now,
            CategoryId = category,
            DueOn = day.AddDays(15),
            TrackingHash = TrackingCodes.HashOf(tracking.Code),
            AccessHash = TrackingCodes.HashOf(tracking.Code, tracking.Pin),
            Revision = 1,
        };
        var received = new CaseEntry { CaseId = asked.Id, Sequence = 1, Round = 1, At = now, Step = CaseStep.Received, Actor = CaseActors.Citizen };
        var picture = CaseFile.Stored(received, await service.Services.GetRequiredService<FileStore>().SaveUnguessableAsync(new CheckedFile(FileKind.Jpeg, CaseFilesTests.Photo(1)), CancellationToken.None), FileMoment.Reported);
        var entry = new FaqEntry { Id = Guid.CreateVersion7(now), Number = 1, Question = "ถามอะไร", Answer = "ตอบอย่างนี้", Edition = 1, ChangedAt = now };
        var visit = new EnquiryVisit { Id = Guid.CreateVersion7(now), Day = day, Way = VisitWay.WalkIn, CategoryId = category, WasAnswered = true, Suggestion = "อยากให้มีเก้าอี้เพิ่ม", KeyedAt = now };
        await service.WriteAsync(db =>
        {
            db.AddRange(asked, new CaseMatter { CaseId = asked.Id, Words = "ต้องใช้เอกสารอะไร" }, new CaseRound { CaseId = asked.Id, Round = 1, From = day, DueOn = asked.DueOn }, entry, visit);
            db.AddRange(received, picture, new FaqEdition { EntryId = entry.Id, Edition = 1, At = now, Actor = StaffActor.Of(Guid.CreateVersion7(now)), Content = new FaqContent(entry.Question, entry.Answer, "", [], null, null, IsActive: true).ToJson() });
            return Task.CompletedTask;
        });
        _samples["/staff/enquiries/{id:guid}"] = [new(asked.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/enquiries/{id:guid}/files/{file:guid}"] = [new($"{asked.Id}|{picture.Id}", Where.WholeAgency, "open")];
        _samples["/staff/enquiries/suggestions/{id:guid}"] = [new(visit.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/faq/{number:int}"] = [new("1", Where.WholeAgency, "open")];
    }

    private async Task AddForumsAsync(Service service)
    {
        var now = service.Clock.Now();
        var forum = new Forum { Id = Guid.CreateVersion7(now), Number = 1, Purpose = ForumPurpose.Plan, Level = ForumLevel.Tambon, Title = "เวทีประชาคม", Day = new(2027, 1, 15), From = new(9, 0), Until = new(12, 0), Place = "ศาลา", Agenda = "แผน", CreatedAt = now, Version = Guid.CreateVersion7(now) };
        forum.Announce(now);
        var opinion = new Opinion { Id = Guid.CreateVersion7(now), ForumId = forum.Id, Kind = OpinionKind.Need, Part = TakingPart.Planning, Channel = OpinionChannel.Web, ReceivedAt = now, Version = Guid.CreateVersion7(now) };
        var proposal = new Proposal { Id = Guid.CreateVersion7(now), Number = 1, ForumId = forum.Id, Title = "ขยายไหล่ทาง", ReceivedAt = now, DueOn = new(2026, 12, 20), Version = Guid.CreateVersion7(now) };
        await service.WriteAsync(db =>
        {
            db.AddRange(forum, opinion, new OpinionText { OpinionId = opinion.Id, Words = "อยากได้ไฟทาง" }, proposal, new ProposalText { ProposalId = proposal.Id, Words = "ขอไหล่ทาง" });
            return Task.CompletedTask;
        });
        _samples["/staff/forums/{number:int}"] = [new("1", Where.WholeAgency, "open")];
        _samples["/staff/forums/proposals/{number:int}"] = [new("1", Where.WholeAgency, "open")];
        _samples["/staff/forums/opinions/{id:guid}"] = [new(opinion.Id.ToString(), Where.WholeAgency, "open")];
        await AddForumRecordsAsync(service, forum);
    }

    /// <summary>A forum that chose, a committee with a member, a sentence to agree with, a report.</summary>
    private async Task AddForumRecordsAsync(Service service, Forum forum)
    {
        var now = service.Clock.Now();
        var choosing = new Forum { Id = Guid.CreateVersion7(now), Number = 2, Purpose = ForumPurpose.Representatives, Level = ForumLevel.Tambon, Title = "เลือกผู้แทน", Day = new(2026, 11, 10), From = new(9, 0), Until = new(12, 0), CreatedAt = now, Version = Guid.CreateVersion7(now) };
        var committee = new Committee { Id = Guid.CreateVersion7(now), Number = 1, Name = "คณะกรรมการ", Kind = CommitteeKind.Other, From = new(2026, 10, 1), To = new(2030, 9, 30), Seats = 2, CreatedAt = now, Version = Guid.CreateVersion7(now) };
        var member = new CommitteeMember { Id = Guid.CreateVersion7(now), CommitteeId = committee.Id, Seat = 1, OrderNumber = "1/2569", From = new(2026, 10, 1), To = committee.To, SeatedAt = now };
        var statement = new Statement { Id = Guid.CreateVersion7(now), ForumId = forum.Id, Ordinal = 1, IsFromCitizen = true, CreatedAt = now, RequestId = Guid.CreateVersion7(now), State = StatementState.Waiting, Version = Guid.CreateVersion7(now) };
        var document = new FrozenDocument { Agency = "อบต.ตัวอย่าง", Title = "รายงาน", Answer = "ไม่มีคำตอบ", Period = "ปี", CutOn = "1 ต.ค. 2569" }.ToJson();
        var figures = new ForumReportFigures { FiscalYear = 2569, Planned = 0, Held = 0, Cancelled = 0, Target = 300, Came = 0, CameFromElsewhere = 0, CameBefore = 0, AnswersOverdue = 0, AnswersOwed = 0, ProposalsOverdue = 0, WithoutResultTotal = 0 }.ToJson();
        var report = new ForumReport { Id = Guid.CreateVersion7(now), FiscalYear = 2569, Edition = 1, MadeAt = now, Document = document, Figures = figures, Hash = ForumReport.HashOf(document, figures) };
        await service.WriteAsync(db =>
        {
            db.AddRange(choosing, committee, member, new CommitteeMemberName { MemberId = member.Id, Name = "นางตัวอย่าง" }, statement, new StatementText { StatementId = statement.Id, Words = "ควรมีไฟทาง" }, report);
            return Task.CompletedTask;
        });
        _samples["/staff/forums/{number:int}/choosing"] = [new("2", Where.WholeAgency, "open")];
        _samples["/staff/forums/{number:int}/files/{id:guid}"] = [new($"1|{Guid.CreateVersion7()}", Where.WholeAgency, "open", Exists: false)];
        _samples["/staff/forums/committees/{number:int}"] = [new("1", Where.WholeAgency, "open")];
        _samples["/staff/forums/committees/{number:int}/members/{id:guid}"] = [new($"1|{member.Id}", Where.WholeAgency, "open")];
        _samples["/staff/forums/statements/{id:guid}"] = [new(statement.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/forums/reports/{id:guid}"] = [new(report.Id.ToString(), Where.WholeAgency, "open")];
    }

    private async Task AddPlansAsync(Service service)
    {
        var now = service.Clock.Now();
        var plan = new PlanDraft { Id = Guid.CreateVersion7(now), Number = 1, Kind = PlanKind.LocalPlan, Title = "แผนพัฒนา", FromYear = 2571, ToYear = 2575, CreatedAt = now, Version = Guid.CreateVersion7(now) };
        plan.Show(now);
        plan.FinishStage();
        plan.Publish("สรุป", "", "no-such-file.pdf", "system", now);
        plan.FinishStage();
        plan.OpenComments(new(2026, 11, 20), new(2026, 12, 20), 15);
        var comment = new PlanComment { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Edition = 1, Channel = CommentChannel.Web, ReceivedAt = now, ReceivedOn = new(2026, 11, 20), Version = Guid.CreateVersion7(now) };
        var project = new Project { Id = Guid.CreateVersion7(now), Number = 1, Name = "ขยายไหล่ทาง", Year = 2570, EndsOn = new(2027, 9, 30), CreatedAt = now, HeardAt = now, Version = Guid.CreateVersion7(now) };
        project.Report(ProjectState.Running, 10, "เริ่มแล้ว", now);
        var entry = new ProjectEntry { Id = Guid.CreateVersion7(now), ProjectId = project.Id, Ordinal = 1, At = now, Actor = "system", State = ProjectState.Running, Progress = 10, Words = "เริ่มแล้ว", Sent = 0 };
        var photo = ProjectPhoto.Of(entry, PhotoMoment.Before, "no-such-file.jpg");
        await service.WriteAsync(db =>
        {
            db.AddRange(plan, comment, new PlanCommentText { CommentId = comment.Id, Words = "ขอถนนก่อน" }, project, entry, photo);
            db.AddRange(Enumerable.Range(1, PlanDraft.StageCount).Select(i => new PlanStage { PlanId = plan.Id, Ordinal = i }));
            return Task.CompletedTask;
        });
        _samples["/staff/plans/{number:int}"] = [new("1", Where.WholeAgency, "open")];
        _samples["/staff/plans/comments/{id:guid}"] = [new(comment.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/plans/files/{name}"] = [new("no-such-file.pdf", Where.WholeAgency, "open", Exists: false)];
        _samples["/staff/projects/{number:int}"] = [new("1", Where.WholeAgency, "open")];
        _samples["/staff/projects/{number:int}/photos/{id:guid}"] = [new($"1|{photo.Id}", Where.WholeAgency, "open")];
    }

    /// <summary>A day of a queue that is over, with its signed record.</summary>
    private async Task AddQueueRecordsAsync(Service service)
    {
        var now = service.Clock.Now();
        var document = new FrozenDocument { Agency = "อบต.ตัวอย่าง", Title = "บันทึกประจำวันของคิว", Answer = "วันนี้ไม่มีใครรับบัตรคิว", Period = "19 พ.ย. 2569", CutOn = "20 พ.ย. 2569" }.ToJson();
        var queue = new Queue { Id = Guid.CreateVersion7(), Code = "W7", Name = "คิวที่มีบันทึก", Prefix = "W", PaperPrefix = "X", CreatedAt = now, Version = Guid.CreateVersion7() };
        var record = new QueueRecord { Id = Guid.CreateVersion7(), QueueId = queue.Id, Day = new(2026, 11, 19), Document = document, Hash = FrozenDocument.HashOf(document), LogHash = CanonicalLog.HashOf([]), Signature = [1], KeyId = "", MadeAt = now };
        await service.WriteAsync(db =>
        {
            db.AddRange(queue, record);
            return Task.CompletedTask;
        });
        await service.WriteAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO queue_days (queue_id, day, last_number, last_sequence, ordinary_in_arow, last_call) VALUES ({queue.Id}, {record.Day}, 0, 0, 0, 0)"));
        _samples["/staff/queues/records/{id:guid}"] = [new(record.Id.ToString(), Where.WholeAgency, "open")];
        _samples["/staff/queues/log/{code}/{day}"] = [new("W7|2026-11-19", Where.WholeAgency, "open")];
    }

    private async Task AddPeopleAsync(Service service, Guid? unit, Where where)
    {
        var people = new List<Sample>();
        var positions = new List<Sample>();
        foreach (var state in new[] { "active", "invited", "closed" })
        {
            var now = service.Clock.Now();
            var marker = $"{state} of {where}";
            var id = Guid.CreateVersion7(now);
            await service.WriteAsync(db =>
            {
                db.Add(new StaffAccount
                {
                    Id = id,
                    UserName = $"{state}-{where}",
                    NormalizedUserName = $"{state}-{where}".ToUpperInvariant(),
                    DisplayName = marker,
                    CreatedAt = now,
                    PasswordHash = state == "invited" ? null : "not a hash",
                    ClosedAt = state == "closed" ? now : null,
                });
                return Task.CompletedTask;
            });
            var position = await Colleague.GiveAsync(service, id, [StaffRole.CaseHandler], unit, title: marker);
            if (state == "closed") await service.WriteAsync(async db => (await db.Set<Position>().SingleAsync(p => p.Id == position)).ClosedAt = now);
            people.Add(new Sample(id.ToString(), where, state, state == "closed" ? null : marker));
            positions.Add(new Sample(position.ToString(), where, state, marker));
        }
        Add("/staff/people/{id:guid}", people);
        Add("/staff/positions/{id:guid}", positions);
    }

    private void Add(string pattern, IEnumerable<Sample> samples)
    {
        if (!_samples.TryGetValue(pattern, out var list)) _samples[pattern] = list = [];
        list.AddRange(samples);
    }

    /// <summary>What lists must show of the samples, by the start of the list's address.</summary>
    public IEnumerable<Sample> Listed(string listAddress) =>
        _samples.Where(s => s.Key.StartsWith(listAddress + "/{", StringComparison.Ordinal)).SelectMany(s => s.Value).Where(s => s.Marker is not null);
}
