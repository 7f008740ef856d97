using System.Text.Json;
using Hub.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The tables of the calendar. Every index serves a query that is named beside it.</summary>
internal static class CalendarModel
{
    internal static void Build(ModelBuilder model)
    {
        Series(model);
        Meetings(model);
        model.Entity<HolidayYear>(t => { t.ToTable("holiday_years"); t.HasKey(x => x.Year); t.Property(x => x.Year).ValueGeneratedNever(); });
        model.Entity<HolidayDay>(t => { t.ToTable("holiday_days"); t.HasKey(x => x.Date); t.Property(x => x.Name).HasMaxLength(100); });
        model.Entity<CalendarFeed>(t =>
        {
            t.ToTable("calendar_feeds");
            t.Property(x => x.TokenHash).HasMaxLength(64);
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.HasIndex(x => x.TokenHash).IsUnique();
            t.HasIndex(x => x.AreaCode).HasFilter("\"AreaCode\" IS NOT NULL"); // an area's feeds, to revoke them
            t.HasIndex(x => x.PersonId).HasFilter("\"PersonId\" IS NOT NULL"); // hers
        });
    }

    private static void Series(ModelBuilder model)
    {
        model.Entity<Series>(t =>
        {
            t.ToTable("series");
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.Kind).HasConversion<string>().HasMaxLength(32);
            t.Property(x => x.HolidayPolicy).HasConversion<string>().HasMaxLength(16);
            t.Property(x => x.Zone).HasMaxLength(SeriesLimits.MostZone);
            HubModel.AsJson(t.Property(x => x.Host));
            HubModel.AsJson(t.Property(x => x.Recurrence));
            HubModel.AsJson(t.Property(x => x.Audience));
            HubModel.AsJson(t.Property(x => x.Reminders));
            HubModel.AsJson(t.Property(x => x.Agenda));
            t.Property(x => x.Slots).HasConversion(
                slots => JsonSerializer.Serialize(slots, JsonSerializerOptions.Web), text => JsonSerializer.Deserialize<SlotPlan>(text, JsonSerializerOptions.Web));
            t.Ignore(x => x.ZoneInfo);
            t.HasIndex(x => x.AreaCode); // those of a place
        });
        model.Entity<Occurrence>(t =>
        {
            t.ToTable("occurrences");
            t.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
            t.Property(x => x.Reason).HasMaxLength(MoveOccurrence.MostReason);
            t.Ignore(x => x.Key);
            t.Ignore(x => x.IsOn);
            t.HasIndex(x => new { x.SeriesId, x.Date }).IsUnique();
            t.HasIndex(x => new { x.SeriesId, x.Start }); // the next one of a series
            t.HasIndex(x => x.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL"); // whose reminders are due
        });
        model.Entity<Reminded>(t =>
        {
            t.ToTable("reminded");
            t.HasKey(x => x.Key);
            t.Property(x => x.Key).HasMaxLength(128);
            t.Property(x => x.Skipped).HasConversion<string>().HasMaxLength(16);
            t.Ignore(x => x.Told);
            t.HasIndex(x => x.OccurrenceId); // what people were told of it
            t.HasIndex(x => x.NoticeId).HasFilter("\"NoticeId\" IS NOT NULL"); // which occurrence a notice was about
        });
        model.Entity<ReminderWish>(t => { t.ToTable("reminder_wishes"); t.HasKey(x => new { x.OccurrenceId, x.PersonId }); });
    }

    private static void Meetings(ModelBuilder model)
    {
        model.Entity<SlotBooking>(t =>
        {
            t.ToTable("slot_bookings");
            t.HasKey(x => new { x.OccurrenceId, x.Nr }); // one to a slot
            t.Property(x => x.Holder).HasMaxLength(64);
            t.HasIndex(x => new { x.OccurrenceId, x.Holder }).IsUnique(); // one to a home
        });
        model.Entity<OccurrenceReply>(t =>
        {
            t.ToTable("occurrence_replies");
            t.HasKey(x => new { x.OccurrenceId, x.PersonId });
            t.Property(x => x.Answer).HasConversion<string>().HasMaxLength(16);
            t.Property(x => x.StandIn).HasMaxLength(100);
        });
        model.Entity<AgendaPoint>(t =>
        {
            t.ToTable("agenda_points");
            t.Property(x => x.Kind).HasConversion<string>().HasMaxLength(16);
            t.HasIndex(x => new { x.OccurrenceId, x.RequestId }).IsUnique().HasFilter("\"RequestId\" IS NOT NULL"); // a request once
            t.HasIndex(x => x.OccurrenceId); // the agenda
        });
        model.Entity<Minutes>(t => { t.ToTable("minutes"); t.HasKey(x => x.OccurrenceId); });
        model.Entity<MinutesWithdrawal>(t => { t.ToTable("minutes_withdrawals"); t.HasKey(x => new { x.OccurrenceId, x.Nr }); });
        model.Entity<Decision>(t =>
        {
            t.ToTable("decisions");
            t.Property(x => x.OwnerName).HasMaxLength(100);
            t.Property(x => x.FollowedUp).HasConversion<string>().HasMaxLength(16);
            t.HasIndex(x => new { x.OccurrenceId, x.Nr }).IsUnique();
            t.HasIndex(x => x.DueOn).HasFilter("\"DueOn\" IS NOT NULL AND \"DoneAt\" IS NULL"); // whose day has come
        });
    }
}
