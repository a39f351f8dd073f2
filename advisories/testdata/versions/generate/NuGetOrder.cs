using System;
using NuGet.Versioning;

/// The order of NuGet.Versioning, and its ranges.
static class NuGetOrder
{
    static void Main(string[] arguments)
    {
        Console.WriteLine("NuGet.Versioning " + Environment.GetEnvironmentVariable("NUGET_TITLE"));
        for (string line; (line = Console.ReadLine()) != null;)
        {
            var pair = line.Split('\t');
            if (arguments.Length > 0)
            {
                var known = VersionRange.TryParse(pair[0], out var range) & NuGetVersion.TryParse(pair[1], out var version);
                Console.WriteLine(!known ? "!" : range.Satisfies(version) ? "yes" : "no");
            }
            else if (NuGetVersion.TryParse(pair[0], out var a) && NuGetVersion.TryParse(pair[1], out var b))
            {
                var order = VersionComparer.Default.Compare(a, b);
                Console.WriteLine(order < 0 ? "<" : order > 0 ? ">" : "=");
            }
            else
            {
                Console.WriteLine("!");
            }
        }
    }
}
