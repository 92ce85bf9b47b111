namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>Programs with an output cache and a policy of their own, which stores everything.</summary>
internal static class OutputCache
{
    public static string Program(string mapping, string options = "", string others = "") => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.OutputCaching;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOutputCache(options =>
        {
            {{options}}
        });
        var app = builder.Build();
        app.UseOutputCache();
        {{mapping}}
        app.Run();

        public static class Api
        {
            public static object Me(HttpContext context) => new { context.User.Identity!.Name };
        }

        public class KeepAll : IOutputCachePolicy
        {
            public static readonly KeepAll Instance = new();

            public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
            {
                context.EnableOutputCaching = true;
                context.AllowCacheLookup = true;
                context.AllowCacheStorage = true;
                return ValueTask.CompletedTask;
            }

            public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
            public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
        }
        {{others}}
        """;
}
