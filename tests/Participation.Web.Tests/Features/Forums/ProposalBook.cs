using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Proposals taken in and moved by the same actions as the pages, where a test is about something else.</summary>
internal static class ProposalBook
{
    private static readonly string Actor = StaffActor.Of(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    public static async Task<int> RegisterAsync(Service service, NewProposal wanted)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return int.Parse(ForumHall.Key(await scope.ServiceProvider.GetRequiredService<RegisterProposal>().RunAsync(wanted, Actor, CancellationToken.None)), CultureInfo.InvariantCulture);
    }

    public static async Task<EditOutcome> TryAsync(Service service, int number, ProposalState to)
    {
        var seen = await service.ReadAsync(db => db.Set<Proposal>().Where(p => p.Number == number).Select(p => p.Version).SingleAsync());
        await using var scope = service.Services.CreateAsyncScope();
        T The<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        return await (to switch
        {
            ProposalState.Considered => The<ConsiderProposal>().RunAsync(number, seen, "ดูอีกครั้ง", Actor, CancellationToken.None),
            ProposalState.InPlan => The<PutProposalInPlan>().RunAsync(number, seen, "แผน 2571", "ข้อ 4", "", Actor, CancellationToken.None),
            ProposalState.Declined => The<DeclineProposal>().RunAsync(number, seen, "งบไม่พอ", Actor, CancellationToken.None),
            ProposalState.Forwarded => The<ForwardProposal>().RunAsync(number, seen, "หน่วยงานทางหลวง", "", Actor, CancellationToken.None),
            ProposalState.Underway => The<ReportProposal>().RunAsync(number, seen, 40, "เริ่มแล้ว", Actor, CancellationToken.None),
            ProposalState.Done => The<FinishProposal>().RunAsync(number, seen, "เสร็จแล้ว", Actor, CancellationToken.None),
            ProposalState.Received => throw new ArgumentOutOfRangeException(nameof(to)),
        });
    }

    public static async Task MoveAsync(Service service, int number, params ProposalState[] states)
    {
        foreach (var state in states) ForumHall.Key(await TryAsync(service, number, state));
    }

    public static bool IsSaved(EditOutcome outcome) => outcome.Match(_ => true, _ => false, _ => false, _ => false);

    /// <summary>An opinion as it would have come in by LINE, with the wish for an answer, or on the web without.</summary>
    public static async Task<Guid> SayAsync(Service service, int forum, OpinionKind kind, string words, Guid? village = null, string? lineUserId = null)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<GiveOpinion>().RunAsync(forum, new NewOpinion(kind, TakingPart.Planning, lineUserId is null ? OpinionChannel.Web : OpinionChannel.Line, words, WantsAnswer: lineUserId is not null) { VillageId = village, LineUserId = lineUserId }, CancellationToken.None);
        return outcome.Match(given => given.Opinion.Id, _ => throw new InvalidOperationException("twice"), _ => throw new InvalidOperationException("closed"));
    }
}
