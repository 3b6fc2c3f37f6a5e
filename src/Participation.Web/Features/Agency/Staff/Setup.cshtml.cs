using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>What a new office still lacks, in the order in which it is best entered.</summary>
[Needs(Permission.ChangeAgency)]
public sealed class SetupModel(IEnumerable<ISetupSteps> slices) : PageModel
{
    public IReadOnlyList<SetupStep> Steps { get; private set; } = [];
    public SetupStep? Next => Steps.FirstOrDefault(s => s.State == SetupState.Missing);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var steps = new List<SetupStep>();
        foreach (var slice in slices) steps.AddRange(await slice.ListAsync(ct));
        Steps = [.. steps.OrderBy(s => s.Order)];
    }
}
