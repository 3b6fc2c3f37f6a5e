using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Figures;

/// <summary>Numbers, arrivals and the log stand also against whoever holds the connection.</summary>
public sealed class WhatTheDatabaseRefusesTests
{
    [Theory, OnBothDatabases]
    public async Task Numbers_arrivals_and_the_log_cannot_be_changed_in_the_database(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.OpenAsync("D1");
        await office.TakeAsync();
        await office.TakeAsync();
        await office.CloseDayAsync();
        var before = await PictureAsync(office);

        string[] changes =
        [
            "UPDATE tickets SET number = 9 WHERE number = 1",
            "UPDATE tickets SET day = '2026-11-19' WHERE number = 1",
            "UPDATE tickets SET arrived_at = '2026-11-20 01:00:00' WHERE number = 2",
            "DELETE FROM tickets WHERE number = 2",
            "UPDATE queue_days SET last_number = 1",
            "UPDATE queue_days SET last_sequence = 1",
            "DELETE FROM queue_days",
            "UPDATE ticket_events SET overtaken = 3",
            "DELETE FROM ticket_events",
            "UPDATE queue_records SET hash = 'x'",
            "DELETE FROM queue_records",
        ];
        foreach (var change in changes)
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => office.Service.WriteAsync(db => db.Database.ExecuteSqlRawAsync(change)));
            Assert.Matches("append-only|are not removed|fixed here", refused.Message);
        }
        Assert.Equal(before, await PictureAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task A_card_comes_in_only_under_the_number_that_was_just_given(Database database)
    {
        await using var office = await QueueOffice.StartAsync(database);
        await office.OpenAsync("D1");
        var card = await office.TakeAsync();

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => office.Service.WriteAsync(db =>
        {
            db.Add(new Ticket
            {
                Id = Guid.CreateVersion7(),
                HomeQueueId = office.QueueId,
                QueueId = office.QueueId,
                Day = office.Day,
                Series = TicketSeries.Main,
                Prefix = "A",
                Number = 7,
                Class = TicketClass.Ordinary,
                Channel = TicketChannel.Staff,
                ArrivedAt = card.ArrivedAt,
                OrderAt = card.ArrivedAt,
                TokenHash = [1],
            });
            return Task.CompletedTask;
        }));

        Assert.Contains("the number was not given", refused.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await office.Service.ReadAsync(db => db.Set<Ticket>().CountAsync()));
    }

    private static Task<string> PictureAsync(QueueOffice office) => office.Service.ReadAsync(async db => string.Join('\n',
        (await db.Set<Ticket>().OrderBy(t => t.Number).Select(t => new { t.Number, t.Day, t.ArrivedAt }).ToListAsync()).Select(t => $"{t.Number} {t.Day:yyyy-MM-dd} {t.ArrivedAt:O}")
            .Append(CanonicalLog.HashOf(await db.Set<TicketEvent>().ToListAsync()))
            .Append((await db.Set<QueueDay>().SingleAsync()).LastNumber.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
