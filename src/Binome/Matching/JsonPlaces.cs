using System.Text.Json;

namespace Binome.Matching;

/// <summary>Where each key of a JSON text stands, so that a refusal can point at it; a key given twice is found too.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, (int Line, int Column)> _places = new(StringComparer.Ordinal);
    private readonly List<string> _twice = [];
    private readonly byte[] _text;
    private int _line = 1;
    private int _lineStart;
    private int _counted;

    public JsonPlaces(byte[] text)
    {
        _text = text;
        var reader = new Utf8JsonReader(text);
        var path = new Stack<string>();
        var key = "";
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = (path.Count > 0 && path.Peek().Length > 0 ? path.Peek() + "." : "") + reader.GetString();
                    if (!_places.TryAdd(key, Place((int)reader.TokenStartIndex)))
                        _twice.Add(key);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    path.Push(key);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
            }
    }

    /// <summary>Keys that occur twice in one object.</summary>
    public IReadOnlyList<string> Twice => _twice;

    /// <summary>Line and column of a key, both counted from 1.</summary>
    public (int Line, int Column) Of(string key) => _places.GetValueOrDefault(key, (1, 1));

    private (int, int) Place(int at)
    {
        for (; _counted < at; _counted++)
            if (_text[_counted] == '\n')
                (_line, _lineStart) = (_line + 1, _counted + 1);
        return (_line, at - _lineStart + 1);
    }
}
