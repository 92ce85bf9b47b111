using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>
/// Reads the tags of a Razor, WebForms or HTML file. It knows what the three write into each other, an expression with quotes in an attribute
/// with quotes, and forgives what browsers forgive. One pass, nothing recursive: half-written and hostile files are files like others.
/// </summary>
internal sealed class MarkupReader
{
    private readonly string _path;
    private readonly SourceText _source;
    private readonly char[] _text;
    private readonly bool _isRazor;
    private readonly List<(string Name, Dictionary<string, FileValue> Attributes, TextSpan Span, int End)> _tags = new();
    private int _at;

    private MarkupReader(string path, SourceText source)
    {
        _path = path;
        _source = source;
        _text = source.ToString().ToCharArray();
        _isRazor = path.EndsWith("cshtml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);
    }

    public static MarkupFile Read(string path, SourceText source) => new MarkupReader(path, source).Read();

    private MarkupFile Read()
    {
        Blank("<!--", "-->");
        Blank("<%--", "--%>");
        if (_isRazor) Blank("@*", "*@");
        // The start tags that wait for their end tags, by name: a name that never ends costs nothing.
        var open = new Dictionary<string, Stack<int>>(StringComparer.OrdinalIgnoreCase);
        while (_at < _text.Length)
        {
            if (_text[_at] != '<')
            {
                _at++;
            }
            else if (Follows("</"))
            {
                var start = _at;
                _at += 2;
                if (open.TryGetValue(Name(), out var waiting) && waiting.Count > 0 && waiting.Pop() is var index) _tags[index] = _tags[index] with { End = start };
                SkipTo('>');
            }
            else if (Follows("<%@"))
            {
                _at += 3;
                SkipSpace();
                Tag(_at - 3, "@" + Name(), "%>");
            }
            else if (Follows("<%"))
            {
                SkipPast("%>");
            }
            else if (_at + 1 < _text.Length && char.IsLetter(_text[_at + 1]))
            {
                var start = _at++;
                var name = Name();
                if (Tag(start, name, ">")) continue;
                if (!open.TryGetValue(name, out var waiting)) open.Add(name, waiting = new Stack<int>());
                waiting.Push(_tags.Count - 1);
                if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)) SkipTo("</" + name);
            }
            else
            {
                _at++;
            }
        }
        var tags = new List<MarkupTag>(_tags.Count);
        foreach (var (name, attributes, span, end) in _tags)
            tags.Add(new MarkupTag(name, attributes, Location.Create(_path, span, _source.Lines.GetLinePositionSpan(span)), end < 0 ? new TextSpan(span.End, 0) : TextSpan.FromBounds(span.End, end)));
        return new MarkupFile(_path, new string(_text), tags);
    }

    // True for a tag that closes itself.
    private bool Tag(int start, string name, string end)
    {
        var attributes = new Dictionary<string, FileValue>(StringComparer.OrdinalIgnoreCase);
        var closesItself = false;
        while (_at < _text.Length && !Follows(end))
        {
            if (_text[_at] == '<' && !Follows("<%")) break;
            closesItself = _text[_at] == '/';
            if (_text[_at] is '/' or '"' or '\'' or '=' || char.IsWhiteSpace(_text[_at])) _at++;
            else if (Follows("<%")) SkipPast("%>");
            else if (_isRazor && _text[_at] == '@' && _at + 1 < _text.Length && _text[_at + 1] is '(' or '{') SkipExpression();
            else Attribute(attributes);
        }
        _at = Math.Min(_text.Length, _at + (Follows(end) ? end.Length : 0));
        _tags.Add((name, attributes, TextSpan.FromBounds(start, _at), -1));
        return closesItself || name.StartsWith("@", StringComparison.Ordinal);
    }

    private void Attribute(Dictionary<string, FileValue> attributes)
    {
        var start = _at;
        while (_at < _text.Length && !(char.IsWhiteSpace(_text[_at]) || _text[_at] is '=' or '>' or '/' or '"' or '\'' or '<')) _at++;
        var name = new string(_text, start, _at - start);
        // A % before > ends a directive.
        if (_at == start)
        {
            _at++;
            return;
        }
        var span = new TextSpan(_at, 0);
        var behind = _at;
        SkipSpace();
        if (_at < _text.Length && _text[_at] == '=')
        {
            _at++;
            SkipSpace();
            span = Value();
        }
        else
        {
            _at = behind;
        }
        if (!attributes.ContainsKey(name)) attributes.Add(name, new FileValue(new string(_text, span.Start, span.Length), _path, span, _source.Lines.GetLinePositionSpan(span)));
    }

    private TextSpan Value()
    {
        var quote = _at < _text.Length && _text[_at] is '"' or '\'' ? _text[_at++] : '\0';
        var start = _at;
        while (_at < _text.Length && (quote != '\0' ? _text[_at] != quote : !(char.IsWhiteSpace(_text[_at]) || _text[_at] == '>')))
        {
            if (Follows("<%")) SkipPast("%>");
            else if (_isRazor && _text[_at] == '@') SkipExpression();
            else _at++;
        }
        var span = TextSpan.FromBounds(start, _at);
        if (quote != '\0' && _at < _text.Length) _at++;
        return span;
    }

    // @Url.Action("Logout", "Account"), @(isAdmin ? "a" : "b"): quotes inside the parentheses are those of C#.
    private void SkipExpression()
    {
        _at++;
        while (_at < _text.Length)
        {
            if (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.' or '!' or '?') _at++;
            else if (_text[_at] is '(' or '[' or '{') SkipBrackets();
            else return;
        }
    }

    private void SkipBrackets()
    {
        var depth = 0;
        for (; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when --depth == 0:
                    _at++;
                    return;
                case '"' or '\'':
                    var quote = _text[_at++];
                    while (_at < _text.Length && _text[_at] != quote && _text[_at] != '\n') _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 2 : 1;
                    break;
            }
        }
        _at = Math.Min(_at, _text.Length);
    }

    private string Name()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_' or ':' or '.')) _at++;
        return new string(_text, start, _at - start);
    }

    private void Blank(string start, string end)
    {
        for (var at = IndexOf(start, 0); at >= 0; at = IndexOf(start, at))
        {
            var stop = IndexOf(end, at + start.Length) is var found and >= 0 ? found + end.Length : _text.Length;
            for (; at < stop; at++)
                if (_text[at] is not ('\r' or '\n')) _text[at] = ' ';
        }
    }

    private int IndexOf(string text, int from)
    {
        for (var at = from; at + text.Length <= _text.Length; at++)
            if (Matches(text, at)) return at;
        return -1;
    }

    private bool Follows(string text) => _at + text.Length <= _text.Length && Matches(text, _at);

    private bool Matches(string text, int at)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.ToUpperInvariant(_text[at + i]) != char.ToUpperInvariant(text[i])) return false;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private void SkipTo(char end)
    {
        while (_at < _text.Length && _text[_at] != end) _at++;
    }

    private void SkipTo(string end) => _at = IndexOf(end, _at) is var found and >= 0 ? found : _text.Length;

    private void SkipPast(string end) => _at = IndexOf(end, _at) is var found and >= 0 ? found + end.Length : _text.Length;
}
