using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints;

/// <summary>What the case is about and who brought it: the row that is emptied when the person asks for it and the law allows.</summary>
public sealed class CaseMatter
{
    public const int MaxWords = 4000;
    public const int MaxPlace = 200;
    public const int MaxName = 120;
    public const int MaxPhone = 30;
    public const int MaxAddress = 300;

    public required Guid CaseId { get; init; }
    public required string Words { get; set; }

    /// <summary>A landmark in the person's words.</summary>
    public string Place { get; set; } = "";

    public double? Latitude { get; set; }
    public double? Longitude { get; set; }

    /// <summary>The point itself, for whoever has to go there.</summary>
    public string? Point => Latitude is { } north && Longitude is { } east ? string.Create(CultureInfo.InvariantCulture, $"{north:0.#####},{east:0.#####}") : null;
    public string Name { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Address { get; set; } = "";

    /// <summary>Where the answer goes, for a case that came by LINE.</summary>
    public string? LineUserId { get; set; }

    public DateTime? ErasedAt { get; private set; }

    public bool HasContact => LineUserId is not null || Phone.Length > 0 || Address.Length > 0;

    internal void Erase(DateTime now)
    {
        (Words, Place, Name, Phone, Address) = ("", "", "", "", "");
        (Latitude, Longitude, LineUserId, ErasedAt) = (null, null, null, now);
    }
}

public static class CaseReporters
{
    /// <summary>Whether the case is this person's own, not one they only follow.</summary>
    public static Task<bool> IsBroughtByAsync(this ParticipationContext db, string lineUserId, Guid caseId, CancellationToken ct) =>
        db.Set<CaseMatter>().AnyAsync(m => m.CaseId == caseId && m.LineUserId == lineUserId, ct);
}
