<<<<<<< HEAD
using Participation.Web.Features.Queues.Board;
using Participation.Web.Features.Queues.Screen;
=======
>>>>>>> wt-figures
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

public static class QueuesEndpoints
{
    public static void MapQueues(this SliceEndpoints endpoints)
    {
<<<<<<< HEAD
        endpoints.MapBoard();
        endpoints.MapTicketScreen();
=======
        endpoints.MapFigures();
>>>>>>> wt-figures
    }
}
