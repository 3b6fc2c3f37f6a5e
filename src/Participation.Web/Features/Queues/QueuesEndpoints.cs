using Participation.Web.Features.Queues.Citizen;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

public static class QueuesEndpoints
{
    public static void MapQueues(this SliceEndpoints endpoints)
    {
        endpoints.MapCards();
    }
}
