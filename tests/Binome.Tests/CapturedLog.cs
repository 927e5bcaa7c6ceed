using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Binome.Tests;

/// <summary>Every line that the application logs, as its own JSON formatter writes it.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly StringWriter lines = new();
    private ConsoleFormatter? json;

    public string Text
    {
        get
        {
            lock (lines)
                return lines.ToString();
        }
    }

    public void AddTo(IServiceCollection services) =>
        services.AddSingleton<ILoggerProvider>(s =>
        {
            json = s.GetServices<ConsoleFormatter>().Single(f => f.Name == ConsoleFormatterNames.Json);
            return this;
        });

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (log.lines)
                log.json!.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, log.lines);
        }
    }
}
