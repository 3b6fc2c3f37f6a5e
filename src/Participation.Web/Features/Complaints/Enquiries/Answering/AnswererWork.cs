using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>A position that answers questions, or stands in, is not closed before another does.</summary>
public sealed class AnswererWork(ParticipationContext db) : IPositionWork
{
    public async Task<IReadOnlyList<PositionWork>> ListAsync(Guid positionId, CancellationToken ct) =>
        await db.Set<EnquirySettings>().AnyAsync(s => s.AnswererId == positionId || s.StandInId == positionId || s.ClerkId == positionId, ct)
            ? [new PositionWork("ตอบคำถาม หรือตอบแทน", "/staff/enquiries/settings")]
            : [];
}
