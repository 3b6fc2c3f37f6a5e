using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Platform.Slices;

/// <summary>One record that was found: what kind it is, its name, a line to tell it from others, and where it opens.</summary>
public sealed record SearchHit(string Kind, string Title, string Detail, string Href);

/// <summary>
/// What a slice contributes to the search of the staff pages. It is asked only for people who have <see cref="Needs"/>, and
/// filters by their reach; a hit whose address is closed to them is left out all the same.
/// </summary>
public interface ISearchable
{
    /// <summary>The entities it finds. A test fails for a table that is in no list and not <see cref="NotSearched"/>.</summary>
    IReadOnlyList<Type> Finds { get; }

    Permission Needs { get; }

    /// <summary>At most <paramref name="take"/> records that hold every one of the words.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct);
}

/// <summary>A table nobody searches, and why.</summary>
public sealed record NotSearched(Type Entity, string Why);

public static class SearchDeclarations
{
    public static IServiceCollection AddNotSearched(this IServiceCollection services, string why, params Type[] entities)
    {
        foreach (var entity in entities) services.AddSingleton(new NotSearched(entity, why));
        return services;
    }
}
