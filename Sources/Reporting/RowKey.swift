/// What the articles of one row of the company table have in common.
struct RowKey: Hashable {
  let companyID: String?
  let company: String?
  let country: String?
  let language: String?
  let period: String?
  let site: String?

  init(_ verdict: StoredVerdict, _ groupings: [CompanyTable.Grouping]) {
    let isByCompany = groupings.contains(.company)
    companyID = isByCompany ? verdict.companyID : nil
    company = isByCompany ? verdict.companyName : nil
    country = isByCompany ? verdict.country : groupings.contains(.country) ? verdict.country ?? CompanyTable.unknown : nil
    language = groupings.contains(.language) ? verdict.language : nil
    site = groupings.contains(.site) ? verdict.site ?? CompanyTable.unknown : nil
    period =
      groupings.contains(.week)
      ? verdict.published.flatMap(Period.week) ?? CompanyTable.unknown
      : groupings.contains(.month) ? verdict.published.flatMap(Period.month) ?? CompanyTable.unknown : nil
  }
}
