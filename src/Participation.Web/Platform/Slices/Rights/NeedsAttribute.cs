using Microsoft.AspNetCore.Authorization;

namespace Participation.Web.Platform.Slices.Rights;

/// <summary>
/// What somebody must be allowed to do to reach this page or endpoint, with all its handlers. Every address that is not open
/// to everybody declares it, or the service does not start.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission { get; } = permission;

    /// <summary>The <see cref="IRecordPlace"/> of the record the address names. Demanded where some role reaches only its own.</summary>
    public Type? Record { get; init; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

public static class NeedsMapping
{
    /// <summary>The same for an endpoint that is not a page.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission, Type? record = null) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeedsAttribute(permission) { Record = record });
}
