using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>One problem that a message describes.</summary>
/// <param name="Text">The sender's own words.</param>
/// <param name="Category">What it is about; <see cref="Category.Other"/> when no word gives it away.</param>
/// <param name="Urgency">How soon it must be taken.</param>
/// <param name="RedLine">The present danger in it, if any.</param>
/// <param name="Place">Where, with what is missing taken from the matter before it.</param>
public sealed record Matter(string Text, Category Category, Urgency Urgency, RedLine? RedLine, Place Place);
