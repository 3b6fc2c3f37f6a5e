using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Participation.Web.Tests.Support;

/// <summary>What thousands of services in one process need and one service does not: what is the same in all is made once, and nothing of one is kept when it has ended.</summary>
internal static class ManyHosts
{
    private static readonly ConcurrentDictionary<Type, PageApplicationModel> Pages = new();
    private static IModelMetadataProvider? s_modelMetadata;

    /// <summary>What reflection tells of pages and forms: about half of a start, by the profiler.</summary>
    public static void Share(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IModelMetadataProvider>(provider => s_modelMetadata ??= ActivatorUtilities.CreateInstance<DefaultModelMetadataProvider>(provider)));
        var own = services.Single(s => s.ServiceType == typeof(IPageApplicationModelProvider) && s.ImplementationType?.Name == "DefaultPageApplicationModelProvider");
        services.Remove(own);
        services.AddSingleton<IPageApplicationModelProvider>(provider => new SharedPages((IPageApplicationModelProvider)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)));
    }

    /// <summary>The framework's middleware never disposes its limiters; their timers would keep the whole service in memory.</summary>
    public static void DisposeRateLimiters(RequestDelegate? pipeline)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>();
        if (pipeline?.Target is { } first) waiting.Push(first);
        while (waiting.TryPop(out var part))
        {
            if (!seen.Add(part)) continue;
            foreach (var field in part.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                var value = field.GetValue(part);
                if (value is RequestDelegate { Target: { } target }) waiting.Push(target);
                else if (value is IDisposable limiter && part.GetType().Name == "RateLimitingMiddleware" && field.Name.EndsWith("Limiter", StringComparison.Ordinal)) limiter.Dispose();
                else if (value is not null && value.GetType().Name.Contains("DisplayClass", StringComparison.Ordinal)) waiting.Push(value);
            }
        }
    }

    /// <summary>Hands out the whole pipeline of a service.</summary>
    public sealed class Pipeline(Action<RequestDelegate> built) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(rest =>
            {
                built(rest);
                return rest;
            });
            next(app);
        };
    }

    private sealed class SharedPages(IPageApplicationModelProvider own) : IPageApplicationModelProvider
    {
        public int Order => own.Order;

        public void OnProvidersExecuting(PageApplicationModelProviderContext context)
        {
            if (!Pages.TryGetValue(context.PageType, out var known))
            {
                own.OnProvidersExecuting(context);
                Pages[context.PageType] = known = context.PageApplicationModel;
            }
            context.PageApplicationModel = Copy(known, context.ActionDescriptor);
        }

        // What comes after changes its model; the framework's own copy forgets the declared type.
        private static PageApplicationModel Copy(PageApplicationModel known, PageActionDescriptor page)
        {
            var copy = new PageApplicationModel(page, known.DeclaredModelType!, known.HandlerType, known.HandlerTypeAttributes) { PageType = known.PageType, ModelType = known.ModelType };
            foreach (var filter in known.Filters) copy.Filters.Add(filter);
            foreach (var (key, value) in known.Properties) copy.Properties[key] = value;
            foreach (var handler in known.HandlerMethods) copy.HandlerMethods.Add(new PageHandlerModel(handler) { Page = copy });
            foreach (var property in known.HandlerProperties) copy.HandlerProperties.Add(new PagePropertyModel(property) { Page = copy });
            return copy;
        }

        public void OnProvidersExecuted(PageApplicationModelProviderContext context) => own.OnProvidersExecuted(context);
    }
}
