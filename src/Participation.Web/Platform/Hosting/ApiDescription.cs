namespace Participation.Web.Platform.Hosting;

/// <summary>What /openapi/v1.json says of itself. Addresses are described where they are mapped; pages are for people and are not in it.</summary>
public static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Participation";
        document.Info.Description = "Citizen service of a Thai local government. Addresses under /staff need a staff session.";
        return Task.CompletedTask;
    }));
}
