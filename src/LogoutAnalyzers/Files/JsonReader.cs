using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>
/// Reads the values of a JSON file with their places, as the configuration of .NET does: comments and trailing commas are allowed, nesting ends
/// at 64. A file that breaks off has the values before the break. (No library: the analyzers depend on the compiler alone.)
/// </summary>
internal sealed class JsonReader
{
    // JsonDocumentOptions.MaxDepth, by default.
    private const int MaxDepth = 64;

    private static readonly char[] s_newLines = { '\n', '\r' };

    private readonly string _path;
    private readonly SourceText _source;
    private readonly string _text;
    private readonly ImmutableDictionary<string, FileValue>.Builder _values = ImmutableDictionary.CreateBuilder<string, FileValue>(StringComparer.OrdinalIgnoreCase);
    private int _at;

    private JsonReader(string path, SourceText source)
    {
        _path = path;
        _source = source;
        _text = source.ToString();
    }

    public static ImmutableDictionary<string, FileValue> Read(string path, SourceText source)
    {
        var reader = new JsonReader(path, source);
        reader.Value("", 0);
        return reader._values.ToImmutable();
    }

    // False where the file breaks off.
    private bool Value(string key, int depth)
    {
        SkipSpace();
        if (_at >= _text.Length) return false;
        switch (_text[_at])
        {
            case '{' when depth < MaxDepth:
                return Members('}', () => Name() is { } name && Skip(':') && Value(key.Length == 0 ? name : key + ":" + name, depth + 1));
            case '[' when depth < MaxDepth:
                var index = 0;
                return Members(']', () => Value(key + ":" + (index++).ToString(CultureInfo.InvariantCulture), depth + 1));
            case '"':
                var start = _at + 1;
                if (String() is not { } text) return false;
                Add(key, text, TextSpan.FromBounds(start, _at - 1));
                return true;
            default:
                return Literal(key);
        }
    }

    private bool Members(char end, Func<bool> member)
    {
        _at++;
        while (true)
        {
            SkipSpace();
            if (_at >= _text.Length) return false;
            if (_text[_at] == end)
            {
                _at++;
                return true;
            }
            if (!member()) return false;
            SkipSpace();
            if (_at < _text.Length && _text[_at] == ',') _at++;
            else if (_at >= _text.Length || _text[_at] != end) return false;
        }
    }

    private string? Name() => _at < _text.Length && _text[_at] == '"' ? String() : null;

    private string? String()
    {
        var value = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return value.ToString();
                case '\n' or '\r':
                    return null;
                case '\\' when _at + 1 < _text.Length:
                    _at++;
                    if (_text[_at] == 'u' && _at + 4 < _text.Length && ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                    {
                        value.Append((char)code);
                        _at += 4;
                        break;
                    }
                    value.Append(_text[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var escaped => escaped });
                    break;
                default:
                    value.Append(_text[_at]);
                    break;
            }
        }
        return null;
    }

    private bool Literal(string key)
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.')) _at++;
        if (_at == start) return false;
        var text = _text.Substring(start, _at - start);
        if (text is not ("true" or "false" or "null") && !char.IsDigit(text[0]) && text[0] != '-') return false;
        if (text != "null") Add(key, text, TextSpan.FromBounds(start, _at));
        return true;
    }

    private void Add(string key, string text, TextSpan span) => _values[key] = new FileValue(text, _path, span, _source.Lines.GetLinePositionSpan(span));

    private bool Skip(char expected)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != expected) return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF') _at++;
            else if (string.CompareOrdinal(_text, _at, "//", 0, 2) == 0) _at = EndOfLine(_at + 2);
            else if (string.CompareOrdinal(_text, _at, "/*", 0, 2) == 0) _at = After("*/", _at + 2);
            else return;
        }
    }

    private int EndOfLine(int from) => _text.IndexOfAny(s_newLines, from) is var found and >= 0 ? found : _text.Length;

    private int After(string end, int from) => _text.IndexOf(end, from, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : _text.Length;
}
