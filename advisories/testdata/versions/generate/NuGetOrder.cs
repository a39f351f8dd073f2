using System;
using NuGet.Versioning;

/// The order of NuGet.Versioning.
static class NuGetOrder
{
    static void Main()
    {
        Console.WriteLine("NuGet.Versioning " + Environment.GetEnvironmentVariable("NUGET_TITLE"));
        for (string line; (line = Console.ReadLine()) != null;)
        {
            var pair = line.Split('\t');
            if (NuGetVersion.TryParse(pair[0], out var a) && NuGetVersion.TryParse(pair[1], out var b))
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
