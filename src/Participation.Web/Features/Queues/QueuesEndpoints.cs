using Participation.Web.Features.Queues.Board;
using Participation.Web.Features.Queues.Citizen;
using Participation.Web.Features.Queues.Screen;
using Participation.Web.Features.Queues.Staff;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

public static class QueuesEndpoints
{
    public static void MapQueues(this SliceEndpoints endpoints)
    {
        endpoints.MapCards();
        endpoints.MapQueueConsole();
        endpoints.MapBoard();
        endpoints.MapTicketScreen();
        endpoints.MapFigures();
    }
}
