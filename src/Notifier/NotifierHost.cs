namespace Hub.Notifier;

internal static class NotifierHost
{
    internal static void Main()
    {
    }
}
