using Participation.Web.Features.Queues;

namespace Participation.Web.Tests.Features.Queues.Figures;

/// <summary>A day written by hand, reckoned to exact numbers.</summary>
public sealed class ReplayingADayTests
{
    private static readonly Guid Line = Guid.CreateVersion7();
    private static readonly Guid Point = Guid.CreateVersion7();
    private static readonly Guid Kind = Guid.CreateVersion7();
    private static readonly Guid OtherKind = Guid.CreateVersion7();
    private static readonly DateOnly Friday = new(2026, 11, 20);

    // 09:00 in Bangkok.
    private static readonly DateTime Nine = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    private readonly List<TicketEvent> _events = [];
    private readonly List<ReplayCard> _cards = [];

    [Fact]
    public void Waits_services_and_totals_come_out_to_the_second()
    {
        WriteMorning();

        var figures = DayReplay.Run(Day());

        Assert.Equal((3, 1), (Row(figures, Guid.Empty, 9, Lane.Ordinary).Issued, Row(figures, Guid.Empty, 9, Lane.Priority).Issued));
        var nine = Row(figures, Point, 9, Lane.Ordinary);
        Assert.Equal((3, 4620L, 2220), (nine.Waits, nine.WaitSeconds, nine.LongestWait));
        Assert.Equal((1, 1, 1), (nine.OutOfTurn, nine.Overtaken, nine.LongestOvertake));
        Assert.Equal((1, 1560L), (nine.Finished, nine.TotalSeconds));
        Assert.Equal((2, 1620L, 2, 1), (nine.Services, nine.ServiceSeconds, nine.WithStandard, nine.OverStandard));
        var ten = Row(figures, Point, 10, Lane.Ordinary);
        Assert.Equal((2, 7860L, 2, 1140L, 0), (ten.Finished, ten.TotalSeconds, ten.Services, ten.ServiceSeconds, ten.WithStandard));
        var priority = Row(figures, Point, 10, Lane.Priority);
        Assert.Equal((1, 4140L, 1, 1), (priority.Waits, priority.WaitSeconds, priority.Missed, priority.Transferred));
        Assert.Equal([(Kind, 2, 1440L, 1), (OtherKind, 1, 900L, 0), (Guid.Empty, 1, 420L, 0)],
            figures.Kinds.OrderByDescending(k => k.Services).ThenByDescending(k => k.ServiceSeconds).Select(k => (k.ServiceKindId, k.Services, k.ServiceSeconds, k.OverStandard)));
        Assert.Equal(["A001"], figures.Services.Where(s => s.IsOver).Select(s => s.CardText));
        Assert.Equal([("A004", 1)], figures.OutOfTurn.Select(c => (c.CardText, c.Overtaken)));
        Assert.True(figures.Verdict.IsSound, string.Join(" ", figures.Verdict.Words()));
    }

    [Fact]
    public void A_missing_entry_and_a_missing_number_are_seen()
    {
        WriteMorning();

        Assert.False(DayReplay.Run(Day() with { Events = [.. _events.Where(e => e.Sequence != 12)] }).Verdict.SequenceIsWhole);
        Assert.False(DayReplay.Run(Day() with { LastNumber = 5 }).Verdict.NumbersAreWhole);
        Assert.Equal(1, DayReplay.Run(Day() with { Events = [.. _events.Where(e => e.Sequence != 2)] }).Verdict.Unlogged);
    }

    [Fact]
    public void A_call_that_was_not_the_next_or_of_a_card_that_did_not_wait_is_seen()
    {
        var (first, second) = (Card(1, 0), Card(2, 1));
        Add(TicketEventKind.Issued, 0, first);
        Add(TicketEventKind.Issued, 1, second);
        Add(TicketEventKind.Called, 2, second);
        Add(TicketEventKind.Called, 3, second);
        Add(TicketEventKind.CalledOutOfTurn, 4, first, overtaken: 3);

        var verdict = DayReplay.Run(Day()).Verdict;

        Assert.Equal([3], verdict.WrongTurn);
        Assert.Equal([4], verdict.NotWaiting);
        Assert.Equal([5], verdict.WrongOvertaken);
        Assert.False(verdict.IsSound);
    }

    [Fact]
    public void A_paper_card_entered_as_served_counts_as_somebody_and_enters_no_time()
    {
        var card = new ReplayCard(Guid.CreateVersion7(), Line, TicketSeries.Paper, "P", 7, TicketClass.Ordinary, TicketChannel.Paper, Nine.AddHours(5), Nine);
        _cards.Add(card);
        Add(TicketEventKind.PaperServed, 300, card);

        var figures = DayReplay.Run(Day());

        Assert.Empty(figures.Hours);
        Assert.Equal(1, figures.Count(TicketEventKind.PaperServed));
        Assert.True(figures.Verdict.IsSound);
    }

    [Fact]
    public void A_service_that_the_end_of_the_day_cut_off_has_no_time()
    {
        var card = Card(1, 0);
        Add(TicketEventKind.Issued, 0, card);
        Add(TicketEventKind.Called, 1, card);
        Add(TicketEventKind.Started, 2, card, kindId: Kind);
        Add(TicketEventKind.DayClosed, 900, card);

        var figures = DayReplay.Run(Day());

        Assert.Equal((0, 0L, 1), (figures.Hours.Sum(h => h.Services), figures.Hours.Sum(h => h.ServiceSeconds), figures.Hours.Sum(h => h.Expired)));
        Assert.Empty(figures.Kinds);
    }

    [Fact]
    public void The_canonical_log_has_one_hash_and_says_how_many_entries_it_covers()
    {
        WriteMorning();
        var hash = CanonicalLog.HashOf(_events.Take(20));

        Assert.Equal(20, CanonicalLog.EntriesWith(hash, _events));
        Assert.Null(CanonicalLog.EntriesWith(hash, _events.Skip(1)));
        Assert.Equal(hash, CanonicalLog.HashOf(_events.Take(20).Reverse()));
    }

    private void WriteMorning()
    {
        var (a, b, c, d) = (Card(1, 0), Card(2, 1), Card(3, 2, TicketClass.Elderly), Card(4, 3));
        Add(TicketEventKind.CounterOpened, 0, null);
        foreach (var (card, minute) in ((ReplayCard, int)[])[(a, 0), (b, 1), (c, 2), (d, 3)]) Add(TicketEventKind.Issued, minute, card);
        Add(TicketEventKind.Called, 10, a);
        Add(TicketEventKind.Started, 11, a, kindId: Kind);
        Add(TicketEventKind.Finished, 26, a);
        Add(TicketEventKind.CalledOutOfTurn, 30, d, overtaken: 2);
        Add(TicketEventKind.Undone, 30, d, undoes: 9);
        Add(TicketEventKind.Called, 31, b);
        Add(TicketEventKind.Started, 32, b);
        Add(TicketEventKind.Held, 35, b);
        Add(TicketEventKind.CalledOutOfTurn, 40, d, overtaken: 1);
        Add(TicketEventKind.Started, 41, d, kindId: Kind);
        Add(TicketEventKind.ServiceChanged, 50, d, kindId: OtherKind);
        Add(TicketEventKind.Finished, 65, d);
        Add(TicketEventKind.Resumed, 66, b);
        Add(TicketEventKind.Finished, 70, b);
        Add(TicketEventKind.Called, 71, c);
        Add(TicketEventKind.Missed, 73, c);
        Add(TicketEventKind.Returned, 80, c);
        Add(TicketEventKind.Called, 81, c);
        Add(TicketEventKind.TransferredOut, 82, c);
        Add(TicketEventKind.CounterClosed, 83, null);
    }

    private ReplayCard Card(int number, int minute, TicketClass ticketClass = TicketClass.Ordinary)
    {
        var card = new ReplayCard(Guid.CreateVersion7(), Line, TicketSeries.Main, "A", number, ticketClass, TicketChannel.Staff, Nine.AddMinutes(minute), null);
        _cards.Add(card);
        return card;
    }

    private void Add(TicketEventKind kind, int minute, ReplayCard? card, Guid? kindId = null, int? overtaken = null, int? undoes = null) => _events.Add(new TicketEvent
    {
        QueueId = Line,
        Day = Friday,
        Sequence = _events.Count + 1,
        At = Nine.AddMinutes(minute),
        Kind = kind,
        Actor = "staff:1",
        TicketId = card?.Id,
        PointId = kind is TicketEventKind.Issued or TicketEventKind.DayClosed ? null : Point,
        ServiceKindId = kindId,
        Reason = kind == TicketEventKind.CalledOutOfTurn ? OutOfTurnReason.Emergency : null,
        Overtaken = overtaken,
        Undoes = undoes,
    });

    private DayInput Day() => new()
    {
        QueueId = Line,
        Day = Friday,
        LastNumber = _cards.Where(c => c.Series == TicketSeries.Main).Select(c => c.Number).DefaultIfEmpty().Max(),
        LastSequence = _events.Count,
        Events = _events,
        Cards = _cards,
        StandardMinutes = new Dictionary<Guid, int> { [Kind] = 10 },
    };

    private static QueueHour Row(DayFigures figures, Guid point, int hour, Lane lane) => figures.Hours.Single(h => h.PointId == point && h.Hour == hour && h.Lane == lane);
}
