using System;
using System.Collections.Immutable;
using System.Threading;

namespace LogoutAnalyzers.Files;

/// <summary>The values that a key of the configuration has in the environments where users are: those of developers and tests do not count.</summary>
/// <param name="Values">One for each file whose value is in force somewhere.</param>
/// <param name="IsUnset">Whether no file sets it in the environment that is the default, Production.</param>
internal readonly record struct KeyValues(ImmutableArray<FileValue> Values, bool IsUnset)
{
    public static KeyValues Of(ProjectFiles files, string key, CancellationToken cancellationToken)
    {
        var values = ImmutableArray.CreateBuilder<FileValue>();
        FileValue? common = null;
        var isInProduction = false;
        foreach (var file in files.Settings(cancellationToken))
        {
            if (file.IsForDevelopment || !file.Values.TryGetValue(key, out var value)) continue;
            if (file.EnvironmentName is null)
            {
                common ??= value;
                continue;
            }
            isInProduction |= file.EnvironmentName.Equals("Production", StringComparison.OrdinalIgnoreCase);
            values.Add(value);
        }
        if (common is not null && !isInProduction) values.Insert(0, common);
        return new KeyValues(values.ToImmutable(), common is null && !isInProduction);
    }
}
