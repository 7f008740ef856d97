using System.Collections.Immutable;
using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Testing;
using Xunit.Abstractions;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Random rules give the days that npm's rrule gives.</summary>
public sealed class RecurrenceOracleTests(ITestOutputHelper output)
{
    private const int Rules = 12_000;
    private const int Days = 30;
    private static readonly DayOfWeek[] Week = Enum.GetValues<DayOfWeek>();

    [Fact]
    public async Task Random_rules_give_the_days_of_rrule()
    {
        int seed = Environment.GetEnvironmentVariable("CALENDAR_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"CALENDAR_SEED={seed}");
        Random random = new(seed);
        // A rule that no day fits is searched by rrule until the year 9999, a second each: one in ten of them is enough.
        Sample[] samples =
        [
            .. Endless(() => Sample.Of(random)).Where(one => one.Recurrence.Rule!.Dates(one.Recurrence.Start, one.At).Any() || random.Next(10) == 0).Take(Rules),
        ];

        IReadOnlyList<DateOnly[]> theirs = await NpmCalendar.DatesAsync(
            [.. samples.Select(one => new NpmRecurrence(one.Rule, one.Recurrence.Start.ToDateTime(one.At), one.Recurrence.Excluded, one.Recurrence.Added))],
            Days);

        Assert.Equal(Rules, theirs.Count);
        List<string> differences = [];
        foreach ((Sample one, DateOnly[] expected) in samples.Zip(theirs))
        {
            DateOnly[] ours = [.. one.Recurrence.Dates(one.At).Take(Days)];
            if (!ours.SequenceEqual(expected))
            {
                differences.Add($"{one.Rule} from {one.Recurrence.Start:o} {one.At:o}\n ours   {Written(ours)}\n theirs {Written(expected)}");
            }
            // What is asked for from a later day is the rest of it.
            if (ours.Length > 0)
            {
                DateOnly from = ours[random.Next(ours.Length)].AddDays(random.Next(-3, 2));
                Assert.Equal(ours.Where(day => day >= from), one.Recurrence.Dates(one.At, from: from).TakeWhile(day => day <= ours[^1]));
            }
            Assert.Equal(RecurrenceRuleTests.Read(one.Rule), RecurrenceRuleTests.Read(RecurrenceRuleTests.Read(one.Rule).ToString()));
        }
        output.WriteLine($"{Rules} rules, {theirs.Sum(days => days.Length)} days, {theirs.Count(days => days.Length == 0)} rules without any");
        Assert.True(differences.Count == 0, $"seed {seed}: {differences.Count} rules differ\n{string.Join('\n', differences.Take(10))}");
    }

    private static IEnumerable<Sample> Endless(Func<Sample> next)
    {
        while (true)
        {
            yield return next();
        }
    }

    private static string Written(IEnumerable<DateOnly> days) => string.Join(' ', days.Take(12).Select(day => day.ToString("o", CultureInfo.InvariantCulture)));

    private sealed record Sample(string Rule, Recurrence Recurrence, TimeOnly At)
    {
        public static Sample Of(Random random)
        {
            Frequency frequency = Enum.GetValues<Frequency>()[random.Next(4)];
            DateOnly start = new DateOnly(1990, 1, 1).AddDays(random.Next(60 * 366));
            TimeOnly at = random.Next(3) == 0 ? default : new(random.Next(24), random.Next(60));
            List<string> parts = [$"FREQ={frequency.ToString().ToUpperInvariant()}"];
            Sometimes(2, () => $"INTERVAL={(random.Next(4) == 0 ? random.Next(1, 60) : random.Next(1, 5))}");
            Sometimes(3, () => $"BYMONTH={Some(3, () => $"{random.Next(1, 13)}")}");
            if (frequency != Frequency.Weekly)
            {
                // A daily rule that no day fits is walked by rrule for ten seconds: so those have days that every month has.
                int last = frequency == Frequency.Daily ? 28 : 31;
                Sometimes(3, () => $"BYMONTHDAY={Some(4, () => $"{random.Next(1, last + 1) * (random.Next(3) == 0 ? -1 : 1)}")}");
            }
            Sometimes(2, () => $"BYDAY={Weekdays(random, frequency, parts)}");
            Sometimes(3, () => $"WKST={RecurrenceDay.Name(Week[random.Next(7)])}");
            if (random.Next(3) == 0)
            {
                parts.Add($"COUNT={random.Next(1, 20)}");
            }
            else if (random.Next(2) == 0)
            {
                DateTime until = start.ToDateTime(at).AddMinutes(random.Next(-2000, 2_000_000)).AddDays(random.Next(2) == 0 ? 0 : random.Next(5000));
                // rrule takes a day as its first moment, the RFC as the whole of it; so they agree at midnight.
                parts.Add("UNTIL=" + new RecurrenceUntil(
                    DateOnly.FromDateTime(until), at == default && random.Next(2) == 0 ? null : TimeOnly.FromDateTime(until), at != default && random.Next(2) == 0));
            }
            string rule = string.Join(';', parts);
            ImmutableSortedSet<DateOnly> near = [.. RecurrenceRuleTests.Read(rule).Dates(start, at).Take(10)];
            Recurrence recurrence = new(start, RecurrenceRuleTests.Read(rule))
            {
                Excluded = random.Next(3) > 0 ? [] : [.. near.Where(_ => random.Next(3) == 0), start.AddDays(random.Next(30))],
                Added = random.Next(3) > 0 ? [] : [.. near.Where(_ => random.Next(4) == 0), start.AddDays(random.Next(-9, 400))],
            };
            return new(rule, recurrence, at);

            void Sometimes(int oneIn, Func<string> part)
            {
                if (random.Next(oneIn) == 0)
                {
                    parts.Add(part());
                }
            }

            string Some(int most, Func<string> value) => string.Join(',', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => value()));
        }

        // rrule (as dateutil) wants of 'MO,2TU' a day that is both, so that there is none; by the RFC the list is 'either'.
        // So all days of one rule have ordinals or none has.
        private static string Weekdays(Random random, Frequency frequency, List<string> parts)
        {
            bool ordinals = frequency is Frequency.Monthly or Frequency.Yearly && random.Next(2) == 0;
            int most = frequency == Frequency.Monthly || parts.Exists(part => part.StartsWith("BYMONTH=", StringComparison.Ordinal)) ? 5 : 53;
            return string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => new RecurrenceDay(
                Week[random.Next(7)], ordinals ? random.Next(1, most + 1) * (random.Next(2) == 0 ? -1 : 1) : 0)));
        }
    }
}
