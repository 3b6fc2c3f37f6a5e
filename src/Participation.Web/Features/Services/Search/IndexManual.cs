using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Services;

/// <summary>Writes what the search finds a published manual by, inside the publishing transaction.</summary>
public sealed class IndexManual(ParticipationContext db)
{
    public const int NameWeight = 6;
    public const int KeywordWeight = 4;
    public const int BodyWeight = 1;

    public async Task RunAsync(ServiceKind kind, ManualContent content, CancellationToken ct)
    {
        await db.Set<ManualGram>().Where(g => g.ServiceKindId == kind.Id).ExecuteDeleteAsync(ct);
        var text = await db.Set<ManualText>().SingleOrDefaultAsync(t => t.ServiceKindId == kind.Id, ct);
        if (text is null) db.Add(text = new ManualText { ServiceKindId = kind.Id, Name = "", Text = "" });
        (text.Name, text.Text) = (ThaiFold.Of(kind.Name), ThaiFold.Of($"{kind.Name} {content.Body}"));

        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        Weigh(content.Body.Split('\n'), BodyWeight);
        Weigh(content.Keywords.Split('\n', ','), KeywordWeight);
        Weigh([kind.Name], NameWeight);
        db.AddRange(weights.Select(g => new ManualGram { Gram = g.Key, ServiceKindId = kind.Id, Weight = g.Value }));

        void Weigh(IEnumerable<string> lines, int weight)
        {
            foreach (var gram in lines.SelectMany(line => ThaiFold.Grams(ThaiFold.Of(line)))) weights[gram] = Math.Max(weights.GetValueOrDefault(gram), weight);
        }
    }
}
