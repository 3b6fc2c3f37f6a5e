using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Web.Tests.Support;

public static class Interceptors
{
    /// <summary>Puts it between the service and its database, whichever that is.</summary>
    public static void Intercept(this IServiceCollection services, IInterceptor interceptor)
    {
        services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(interceptor));
        services.ConfigureDbContext<PostgresContext>(options => options.AddInterceptors(interceptor));
    }
}
