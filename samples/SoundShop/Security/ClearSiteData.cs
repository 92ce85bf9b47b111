namespace SoundShop.Security;

public static class ClearSiteDataExtensions
{
    /// <summary>Asks the browser to forget what it kept of this shop.</summary>
    public static void ClearSiteData(this HttpResponse response) =>
        response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
}
