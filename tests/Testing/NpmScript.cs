using System.Diagnostics;

namespace Hub.Testing;

/// <summary>A script of tests/Testing/npm in a Node process of its own, which reads all of its input, answers and ends.</summary>
internal static class NpmScript
{
    /// <summary>What it answers.</summary>
    /// <param name="script">The script's file.</param>
    /// <param name="package">The package that it needs.</param>
    /// <param name="input">What it reads.</param>
    public static async Task<string> AnswerAsync(string script, string package, string input)
    {
        string folder = Path.Combine(TestHub.Root(), "tests", "Testing", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", package)))
        {
            throw new InvalidOperationException("The tests' Node packages are missing. Run `bash tests/run`, or `npm ci` in tests/Testing/npm.");
        }
        using Process node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TZ"] = "UTC" },
        })!;
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        string answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? answer : throw new InvalidOperationException($"{script} ended with {node.ExitCode}.");
    }
}
