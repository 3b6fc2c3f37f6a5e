using System.Text;

namespace Participation.Web.Features.Queues;

/// <summary>A record as the two files that openssl checks: the exact bytes, and their signature.</summary>
public static class RecordFiles
{
    public static IResult Document(QueueRecord? record) => record is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(record.Document), "application/json", "record.json");

    public static IResult Signature(QueueRecord? record) => record is null ? Results.NotFound() : Results.File(record.Signature, "application/octet-stream", "record.sig");
}
