using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>The directory's fields and the headings of the usual exports that mean them.</summary>
/// <remarks>
/// Sources: Google Workspace "Download users" CSV; Entra ID "Download users" and Microsoft Graph user properties; SAP SuccessFactors employee data import
/// (user data file); Workday worker report fields; headings seen in French payroll and HR systems.
/// </remarks>
public static class DirectoryFields
{
    public const string Id = "id";
    public const string Email = "email";
    public const string FirstName = "first_name";
    public const string LastName = "last_name";
    public const string DisplayName = "display_name";
    public const string Manager = "manager";
    public const string DottedManagers = "dotted_managers";
    public const string Appraiser = "appraiser";
    public const string Hr = "hr";
    public const string Unit = "unit";
    public const string Company = "company";
    public const string JobTitle = "job_title";
    public const string City = "city";
    public const string Country = "country";
    public const string TimeZone = "time_zone";
    public const string Languages = "languages";
    public const string Left = "left";

    /// <summary>The opposite of left: active, suspended, an account switched on.</summary>
    public const string Status = "status";

    /// <summary>Other names by which links may call somebody: log-in, principal name, object id.</summary>
    public const string OtherId = "other_id";

    private static readonly Field IdField = Of(
        Id,
        "employee id|employee number|employee no|employee code|emp id|empid|personnel number|personnel no|pernr|person number|person id"
            + "|person id external"
            + "|worker id|staff id|staff number|staff no|badge number|badge|global id|hr id number|matricule|matricule salarié"
            + "|matricule employé|matricule agent"
            + "|matricule collaborateur|matricule rh|numéro de matricule|numéro matricule|no matricule|n° matricule|n° de matricule"
            + "|numéro employé"
            + "|numéro d'employé|numéro salarié|numéro de salarié|numéro du personnel|numéro personnel|n° employé|n° salarié|identifiant"
            + "|identifiant salarié"
            + "|identifiant employé|identifiant collaborateur|identifiant unique|code salarié|code employé|code agent|id employé"
            + "|id salarié|id collaborateur"
            + "|num matricule|matricule interne|matricule paie|num salarié|code collaborateur|id rh|user employee id|user id"
            + "|identifiant utilisateur|object id"
    );

    public static readonly IReadOnlyList<Field> All =
    [
        IdField,
        Of(
            Email,
            "e-mail|mail|email address|e-mail address|mail address|primary email|primary email address|work email|primary work email"
                + "|work email address|email work"
                + "|email primary work|business email|company email|corporate email|email information email address|courriel"
                + "|courriel professionnel"
                + "|adresse courriel|adresse de courriel|e-mail professionnel|email professionnel|mail professionnel|email pro|mail pro"
                + "|adresse email|adresse e-mail"
                + "|adresse mail|adresse email professionnelle|adresse e-mail professionnelle|adresse mail professionnelle"
                + "|adresse électronique"
                + "|adresse électronique professionnelle|adresse de messagerie|adresse courriel professionnelle|messagerie|mél"
                + "|business email address|email address primary work|user principal name|upn"
        ),
        Of(
            FirstName,
            "given name|forename|preferred first name|preferred name first name|preferred given name|first name preferred|legal first name"
                + "|legal name first name|first name legal|prénom|prénom usuel|prénom d'usage|premier prénom|prénoms|prénom du salarié"
                + "|prénom du collaborateur|first"
        ),
        Of(
            LastName,
            "surname|family name|sn|preferred last name|preferred name last name|last name preferred|legal last name|legal name last name"
                + "|last name legal"
                + "|nom d'usage|nom usuel|nom marital|nom|nom de famille|nom patronymique|patronyme|nom de naissance|last"
        ),
        Of(
            DisplayName,
            "full name|preferred name|preferred full name|legal name|legal full name|worker|worker name|employee|employee name|name"
                + "|common name|formatted name"
                + "|nom complet|nom affiché|nom d'affichage|nom et prénom|nom prénom|prénom nom|prénom et nom|collaborateur|salarié"
                + "|employé|nom du salarié"
                + "|nom du collaborateur"
        ),
        Of(
            Manager,
            "manager id|manager employee id|manager employee number|manager number|manager user id|manager worker id|worker manager id"
                + "|worker manager employee id"
                + "|supervisor id|line manager id|direct manager id|reports to id|matricule responsable"
                + "|matricule responsable hiérarchique|matricule manager"
                + "|matricule n+1|matricule supérieur|matricule supérieur hiérarchique|matricule hiérarchique|matricule chef"
                + "|id responsable|id manager|id n+1"
                + "|responsable matricule|responsable hiérarchique matricule|manager matricule|n+1 matricule"
                + "|supérieur hiérarchique matricule|manager id employee id"
                + "|identifiant responsable|identifiant manager|code responsable|code manager|numéro responsable|n° responsable"
                + "|manager email|manager e-mail"
                + "|manager mail|manager email address|manager work email|manager primary work email|worker manager email"
                + "|supervisor email|line manager email"
                + "|direct manager email|reports to email|courriel responsable|courriel manager|courriel n+1|courriel supérieur"
                + "|email responsable"
                + "|e-mail responsable|email manager|email n+1|e-mail n+1|mail manager|mail responsable|mail n+1"
                + "|courriel responsable hiérarchique"
                + "|responsable courriel|responsable email|responsable hiérarchique email|manager courriel|n+1 email|n+1 courriel"
                + "|email responsable hiérarchique|manager user principal name|manager upn|worker manager|supervisor|line manager"
                + "|direct manager|reports to"
                + "|reporting to|reporting manager|people manager|responsable|responsable hiérarchique|responsable direct|n+1|supérieur"
                + "|supérieur hiérarchique"
                + "|manager direct|manager hiérarchique|hiérarchique|chef|chef hiérarchique|manager n+1|responsable n+1|hiérarchique n+1"
                + "|manager level 1|manager name|manager display name|nom responsable|nom manager|nom n+1"
        ),
        Of(
            DottedManagers,
            "dotted manager|dotted line|dotted line manager|dotted line managers|dotted line manager id|matrix manager|matrix managers"
                + "|matrix manager id"
                + "|matrix manager email|matrix manager user id|functional manager|functional managers|functional manager id"
                + "|functional manager email"
                + "|responsable fonctionnel|responsables fonctionnels|manager fonctionnel|managers fonctionnels"
                + "|matricule responsable fonctionnel"
                + "|matricule responsables fonctionnels|matricule manager fonctionnel|courriel responsable fonctionnel"
                + "|email responsable fonctionnel"
                + "|rattachement fonctionnel|lien fonctionnel|hiérarchie fonctionnelle|responsable matriciel|manager matriciel"
                + "|n+1 fonctionnel|supérieur fonctionnel|secondary manager|additional manager"
        ),
        Of(
            Appraiser,
            "appraisers|appraiser id|appraiser email|evaluator|evaluators|evaluator id|performance reviewer|reviewer|évaluateur"
                + "|évaluateurs|matricule évaluateur"
                + "|matricule de l'évaluateur|courriel évaluateur|email évaluateur|évaluateur matricule|appréciateur|notateur"
        ),
        Of(
            Hr,
            "human resource|human resources|hr id|hr manager|hr manager id|hr partner|hr partner id|hr business partner"
                + "|hr business partner id|hrbp|hrbp id"
                + "|hrbp email|hr partner email|hr email|hr representative|hr rep|hr responsible|rh|rrh|responsable rh|référent rh"
                + "|gestionnaire rh|correspondant rh"
                + "|chargé rh|partenaire rh|matricule rh référent|matricule rrh|matricule responsable rh|matricule gestionnaire rh"
                + "|courriel rrh|courriel rh"
                + "|email rrh|email rh|courriel responsable rh|gestionnaire de carrière|responsable ressources humaines|rrh matricule"
                + "|hr contact"
        ),
        Of(
            Unit,
            "supervisory organization|supervisory organisation|supervisory org|department|department name|dept|organizational unit"
                + "|organisational unit|org unit"
                + "|organization unit|direction|département|service|unité|unité organisationnelle|entité organisationnelle"
                + "|unité d'organisation|structure|pôle|équipe"
                + "|business unit|division|team|organization|organisation|org unit path|direction métier|libellé service"
                + "|libellé direction|direction service|affectation"
        ),
        Of(
            Company,
            "company name|legal entity|legal entity name|legal company|company legal name|employer|société|nom de la société|entreprise"
                + "|raison sociale"
                + "|entité juridique|entité légale|entité|filiale|employeur|libellé société|organization name|établissement|company code"
                + "|code société"
        ),
        Of(
            JobTitle,
            "job title|business title|employee title|position title|job|position|role|intitulé du poste|intitulé de poste|intitulé poste"
                + "|libellé du poste"
                + "|libellé poste|poste|fonction|emploi|intitulé de l'emploi|intitulé emploi|libellé emploi|métier|titre du poste"
                + "|intitulé de fonction|fonction occupée|title|titre|job profile"
        ),
        Of(
            City,
            "work city|office city|location city|location address city|work location city|address city|ville|ville de travail"
                + "|ville d'affectation|ville du site"
                + "|commune|localité|town|location|work location|office|office location|physical delivery office name|site"
                + "|lieu de travail|lieu d'affectation|lieu"
                + "|localisation|implantation|building id|building|bureau|site de rattachement|site de travail|work site|location name|l"
        ),
        Of(
            Country,
            "country code|country iso code|iso country|iso country code|country name|country or region|country region|country territory"
                + "|work country"
                + "|location country|location address country|work location country|address country|pays|code pays|pays de travail"
                + "|pays d'affectation|libellé pays"
                + "|pays du site|pays du lieu de travail|code iso pays|pays iso|nation|co|usage location"
        ),
        Of(
            TimeZone,
            "timezone|time zone id|time zone code|iana time zone|tz|fuseau horaire|fuseau|zone horaire|user time zone|time zone iana"
        ),
        Of(
            Languages,
            "language|spoken languages|languages spoken|working languages|language skills|langues|langue|langue(s)|langues parlées"
                + "|langue parlée|langues de travail"
                + "|langue de travail|langues pratiquées|language(s)|preferred language|langue principale|langue maternelle|langue préférée"
        ),
        Of(
            Left,
            "left on|leave date|leaving date|departure date|termination date|exit date|last day of work|last day|end employment date"
                + "|employment end date"
                + "|employee leave date time|end date|terminated|has left|date de sortie|date de départ|date sortie société"
                + "|date de fin de contrat|date fin contrat"
                + "|date de fin|date fin|date de radiation|date de sortie effective|last working day|contract end date|left the company"
                + "|sortie|sorti|sorti(e)|parti|parti(e)|départ|a quitté l'entreprise"
        ),
        Of(
            Status,
            "active|active status|is active|account enabled|enabled|employment status|employee status|worker status|user status"
                + "|account status|status read only"
                + "|statut|statut du salarié|statut salarié|statut du collaborateur|statut employé|actif|actif(ve)|compte actif|état"
                + "|situation|présence"
        ),
        Of(
            OtherId,
            "user name|username|login|user principal name|upn|object id|employee id|empid|user id|id|identifiant|mail nickname"
                + "|sam account name"
        ),
    ];

    /// <summary>
    /// In SuccessFactors people call each other by user id, whatever else is there; an Entra ID export's own `id` is an object's, not an employee's.
    /// </summary>
    public static IReadOnlyList<Field> For(Row header)
    {
        var keys = header.Cells.Select(Heading.Key).ToHashSet(StringComparer.Ordinal);
        if (
            keys.Contains("userid")
            && (keys.Contains("hr") || keys.Contains("matrixmanager") || keys.Contains("empid") || keys.Contains("username"))
        )
            return With(["user id", .. IdField.Headings]);
        return keys.Contains("userprincipalname")
            ? With([.. IdField.Headings.Where(h => h != "user id" && h != "object id"), "id", "object id"])
            : All;

        // The field's own name comes last here: Entra's `id` only where there is no employee number.
        static IReadOnlyList<Field> With(string[] headings) =>
            [IdField with { Name = Id, Headings = headings, IsNameLast = true }, .. All.Skip(1)];
    }

    private static Field Of(string name, string headings) => new(name, headings.Split('|'));
}
