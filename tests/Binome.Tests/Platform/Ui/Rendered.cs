using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Binome.Platform;
using Binome.Platform.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace Binome.Tests.Platform.Ui;

/// <summary>One component as the browser gets it: rendered by the framework's own renderer, parsed as HTML.</summary>
internal sealed class Rendered
{
    public string Uri { get; init; } = "http://binome.example/people";
    public string Language { get; init; } = "en";
    public Posted? Posted { get; init; }
    public string? Signed { get; init; }
    public string[] Roles { get; init; } = [];
    public NavEntry[] Entries { get; init; } = [];
    public string Environment { get; init; } = "Development";

    /// <summary>What the framework does when a page says that it is not there.</summary>
    public Action? NotFound { get; init; }

    public static Posted Typed(params (string Name, StringValues Value)[] values) => new(values.ToDictionary(v => v.Name, v => v.Value));

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    /// <summary>A component inside another, as a page would write it.</summary>
    public static RenderFragment Child<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in parameters)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };

    public static Task<IElement> Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => new Rendered().As<T>(parameters);

    public async Task<IElement> As<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        Words.Speak(Language);
        var services = new ServiceCollection();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<NavigationManager>(new At(Uri, NotFound));
        services.AddSingleton<IWebHostEnvironment>(
            WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environment }).Environment
        );
        foreach (var entry in Entries)
            services.AddSingleton(entry);
        services.AddCascadingValue(_ => Posted);
        var http = new DefaultHttpContext();
        if (Signed is not null)
            http.User = new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.Name, Signed), .. Roles.Select(r => new Claim(ClaimTypes.Role, r))], "test")
            );
        services.AddCascadingValue<HttpContext>(_ => http);
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var given = parameters.ToDictionary(p => p.Name, p => p.Value);
            return (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(given))).ToHtmlString();
        });
        return (await new HtmlParser().ParseDocumentAsync(html)).DocumentElement;
    }

    private sealed class At : NavigationManager
    {
        public At(string uri, Action? missing)
        {
            Initialize("http://binome.example/", uri);
            if (missing is not null)
                OnNotFound += (_, _) => missing();
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => throw new NotSupportedException();
    }
}

internal static class ElementQuestions
{
    public static IElement One(this IElement root, string selector) => Assert.Single(root.QuerySelectorAll(selector));

    public static string[] Texts(this IElement root, string selector) =>
        [
            .. root.QuerySelectorAll(selector)
                .Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    public static string? Attribute(this IElement root, string selector, string name) => root.One(selector).GetAttribute(name);
}
