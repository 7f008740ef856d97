#pragma warning disable CA1812 // Nobody makes these: they are there to be read.
#pragma warning disable CA1822 // Their members stand for members of real types.
#pragma warning disable IDE0161, IDE0130 // Several namespaces in one file: each is a folder of a sample project.

// Small projects that break the rules, or keep them, for RuleTests. Each namespace below Samples is one project.
namespace Hub.Domain.Tests.Architecture.Samples.Tidy
{
    internal sealed class Program
    {
        private Notices.Notice? Notice { get; set; }
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Tidy.Areas
{
    internal sealed class Area;
}

namespace Hub.Domain.Tests.Architecture.Samples.Tidy.Notices
{
    internal sealed class Notice
    {
        public List<Areas.Area> Areas { get; } = [];
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Mutual.Areas
{
    internal sealed class Area
    {
        public List<string> Streets { get; } = [];
    }

    internal sealed class AreaMap
    {
        // Seen in nothing but the body of a closure in an iterator: no signature names the notice.
        public IEnumerable<Func<string?>> Names()
        {
            yield return () => new Notices.Notice().ToString();
        }
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Mutual.Notices
{
    internal sealed class Notice
    {
        public Dictionary<string, Areas.Area[]> Places { get; } = [];
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Long.First
{
    internal sealed class A : IComparer<Second.B>
    {
        public int Compare(Second.B? x, Second.B? y) => 0;
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Long.Second
{
    [System.ComponentModel.TypeConverter(typeof(Third.C))]
    internal sealed class B;
}

namespace Hub.Domain.Tests.Architecture.Samples.Long.Third
{
    internal sealed class C
    {
        public void Run()
        {
            static void Local()
            {
                try
                {
                    Console.Write("");
                }
                catch (First.TroubleException)
                {
                    Console.Write("");
                }
            }

            Local();
        }
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Long.First
{
    internal sealed class TroubleException : Exception;
}

namespace Hub.Domain.Tests.Architecture.Samples.Rooted
{
    internal static class Routes
    {
        public static string Start => "start";
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Rooted.Requests
{
    internal sealed class RequestConversation
    {
        public async Task<string> BeginAsync()
        {
            await Task.Yield();
            return Routes.Start;
        }
    }
}

namespace Hub.Domain.Tests.Architecture.Samples.Stored.Storage.Migrations
{
    internal sealed class Db : Microsoft.EntityFrameworkCore.DbContext;
}

namespace Hub.Domain.Tests.Architecture.Samples.Stored.Requests
{
    internal sealed class Request
    {
        public static bool Matches(string name) =>
            Microsoft.EntityFrameworkCore.DbFunctionsExtensions.Like(Microsoft.EntityFrameworkCore.EF.Functions, name, "x");
    }
}
