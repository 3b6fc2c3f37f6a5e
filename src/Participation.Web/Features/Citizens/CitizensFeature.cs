using Participation.Web.Features.Citizens.Chat;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Citizens;

public static class CitizensFeature
{
    public static IServiceCollection AddCitizens(this IServiceCollection services) => services
        .AddScoped<ChooseVillage>()
        .AddScoped<VillageChat>()
        .AddScoped<ChatHandler>(s => s.GetRequiredService<VillageChat>())
        .AddScoped<IChatWelcome>(s => s.GetRequiredService<VillageChat>());
}
