using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Makes up answers and counts them, always the same ones for the same seed.</summary>
internal sealed class DemoAnswers(ParticipationContext db, RollUp rollUp, DateTime now, int seed)
{
#pragma warning disable CA5394 // Made-up answers, not secrets: they are to be the same every time.
    private static readonly string[] Praise =
        ["เจ้าหน้าที่พูดจาดี อธิบายเข้าใจง่าย", "รวดเร็วดีมาก ไม่ต้องรอนาน", "ช่วยกรอกเอกสารให้ด้วย ขอบคุณมาก", "มีน้ำดื่มและที่นั่งให้คนแก่ ดีมาก", "มาครั้งเดียวเสร็จ ไม่ต้องกลับมาอีก"];

    private static readonly string[] Wishes =
        ["อยากให้เปิดช่องช่วงพักเที่ยงด้วย", "ที่จอดรถน้อยไปหน่อย", "ตัวหนังสือในแบบฟอร์มเล็ก อ่านยาก", "อยากให้บอกก่อนว่าต้องเตรียมเอกสารอะไร", "พัดลมตรงที่นั่งรอไม่ค่อยเย็น"];

    private static readonly string[] Complaints =
        ["รอนานกว่าชั่วโมง ไม่มีใครบอกว่าต้องรออีกเท่าไร", "มาสองรอบแล้วเอกสารยังไม่ครบ ไม่บอกให้หมดตั้งแต่แรก", "ถามแล้วตอบไม่ตรงกัน", "ไม่รู้ว่าเรื่องถึงไหนแล้ว"];

    private static readonly Dictionary<string, string> TagOf = new()
    {
        [Wishes[1]] = "ที่จอดรถ",
        [Wishes[2]] = "แบบฟอร์ม",
        [Wishes[3]] = "เอกสาร",
        [Complaints[0]] = "รอนาน",
        [Complaints[1]] = "เอกสาร",
    };

    private readonly Random _chance = new(seed);
    private readonly List<SurveyComment> _comments = [];

    public int Answers { get; private set; }

    public int Next(int below) => _chance.Next(below);

    public void Answer(PublishedSurvey survey, Guid? pointId, Guid? kindId, int[] weights, DateOnly day, Guid? villageId = null, bool outside = false)
    {
        var slot = Slot(day, Hour());
        var way = pointId is null ? WayIn.Link : _chance.Next(12) switch { < 3 => WayIn.Line, < 6 => WayIn.Web, < 8 => WayIn.Ticket, < 9 => WayIn.Paper, _ => WayIn.Kiosk };
        if (way == WayIn.Paper) slot = Slot(day, 12);
        if (slot > now) return;
        var answer = new SurveyAnswer
        {
            Id = RandomId(),
            SurveyId = survey.Survey.Id,
            SurveyVersionId = survey.Version.Id,
            ServicePointId = pointId,
            ServiceKindId = kindId,
            VillageId = outside ? null : villageId,
            Residence = villageId is null ? Residence.NotAsked : outside ? Residence.Outside : Residence.Inside,
            Rating = Pick(weights),
            WayIn = way,
            HourSlot = slot,
        };
        if (way == WayIn.Ticket) rollUp.AddOffer(survey.Survey.Id, pointId, kindId, way, slot);
        var counted = Keep(answer, isExcluded: false);
        if (_chance.Next(3) == 0) Choices(survey.Content, counted, answer, weights);
        if (survey.Content.Questions.Any(q => q.Role == QuestionRole.FeeAsked) && _chance.Next(3) == 0) rollUp.AddFee(survey.Survey.Id, pointId, slot, wasAsked: _chance.Next(90) == 0);
        if (_chance.Next(9) == 0) Comment(answer);
    }

    /// <summary>Somebody who was invited and did not answer.</summary>
    public void Offer(PublishedSurvey survey, Guid pointId, Guid? kindId, DateOnly day)
    {
        if (Slot(day, Hour()) is var slot && slot <= now) rollUp.AddOffer(survey.Survey.Id, pointId, kindId, WayIn.Ticket, slot);
    }

    public void Burst(PublishedSurvey survey, Guid pointId, DateOnly day, int answers, string? excludedBecause = null)
    {
        var slot = Slot(day, 10);
        for (var i = 0; i < answers; i++)
        {
            Keep(new SurveyAnswer
            {
                Id = RandomId(),
                SurveyId = survey.Survey.Id,
                SurveyVersionId = survey.Version.Id,
                ServicePointId = pointId,
                Rating = Rating.Least,
                WayIn = WayIn.Kiosk,
                HourSlot = slot,
                Mark = AnswerMark.Burst,
            }, excludedBecause is not null);
        }
        if (excludedBecause is null) return;
        db.Add(new AnswerExclusion
        {
            Id = Guid.CreateVersion7(slot.AddHours(5)),
            SurveyId = survey.Survey.Id,
            ServicePointId = pointId,
            WayIn = WayIn.Kiosk,
            HourSlot = slot,
            IsExcluded = true,
            Reason = excludedBecause,
            Actor = PlantSurveys.Actor,
            DecidedAt = slot.AddHours(5),
        });
    }

    /// <summary>What the office has done with the older comments.</summary>
    public void Handle(Guid? unitId)
    {
        foreach (var (comment, place) in _comments.Select((c, i) => (c, i)))
        {
            if (TagOf.TryGetValue(comment.Text, out var tag)) db.Add(new CommentTag { Tag = tag, HourSlot = comment.HourSlot, CommentId = comment.Id });
            if (now - comment.HourSlot < TimeSpan.FromDays(7)) continue;
            comment.Status = (place % 5) switch { 0 => CommentStatus.New, 1 => CommentStatus.Acted, 2 => CommentStatus.Answered, _ => CommentStatus.Read };
            if (comment.Kind != CommentKind.Problem) continue;
            (comment.UnitId, comment.Note) = (unitId, "แจ้งในที่ประชุมประจำสัปดาห์แล้ว");
        }
    }

    private CountedAnswer Keep(SurveyAnswer answer, bool isExcluded)
    {
        db.Add(answer);
        var counted = CountedAnswer.Of(answer);
        rollUp.Add(counted, isExcluded);
        Answers++;
        return counted;
    }

    private void Comment(SurveyAnswer answer)
    {
        var words = answer.Rating switch
        {
            Rating.Most or Rating.Much => _chance.Next(4) == 0 ? Wishes : Praise,
            Rating.Medium or null => Wishes,
            Rating.Little or Rating.Least => Complaints,
        };
        var kind = words == Praise ? CommentKind.Remark : words == Wishes ? CommentKind.Suggestion : CommentKind.Problem;
        var comment = new SurveyComment { Id = RandomId(), AnswerId = answer.Id, SurveyId = answer.SurveyId, ServicePointId = answer.ServicePointId, Kind = kind, HourSlot = answer.HourSlot, Text = words[_chance.Next(words.Length)] };
        db.Add(comment);
        _comments.Add(comment);
    }

    private void Choices(SurveyContent content, CountedAnswer counted, SurveyAnswer answer, int[] weights)
    {
        foreach (var question in content.Further.Where(q => q.Role == QuestionRole.Ordinary && q.IsAsked(_ => [(int)answer.Rating!.Value])))
        {
            var value = question.Kind.IsGraded() ? (int)Pick(weights) : question.Options[_chance.Next(question.Options.Count)].Value;
            db.Add(new AnswerChoice { AnswerId = answer.Id, QuestionKey = question.Key, Value = value });
            rollUp.AddChoice(counted, question.Key, value, isExcluded: false);
        }
    }

    private int Hour() => _chance.Next(10) < 6 ? _chance.Next(8, 12) : _chance.Next(13, 17);

    private static DateTime Slot(DateOnly day, int hour) => ThaiCalendar.ToUtc(day.ToDateTime(new TimeOnly(hour, 0)));

    private Guid RandomId()
    {
        var id = new byte[16];
        _chance.NextBytes(id);
        return new Guid(id);
    }

    private Rating Pick(int[] weights)
    {
        var at = _chance.Next(weights.Sum());
        var rating = 0;
        while (at >= weights[rating]) at -= weights[rating++];
        return (Rating)(rating + 1);
    }
#pragma warning restore CA5394
}
