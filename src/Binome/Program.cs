using Binome.Platform;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => Words.Get("platform.product"));
app.Run();
