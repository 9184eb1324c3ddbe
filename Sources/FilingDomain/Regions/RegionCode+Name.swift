// SPDX-License-Identifier: Apache-2.0

/// The names of provinces and examination regions.
///
/// Source: domain.md section 8 (GB/T 2260); 66 is the house's code for the Corps.
extension RegionCode {
    /// The region's short name; nil for a code that is none.
    ///
    /// 71, 81, 82 and 83 have a name because ID numbers begin with them; nobody can file there.
    package var name: Text? { Self.names[self.rawValue] }

    /// The 31 provinces by their GB/T 2260 prefix, without 66, 71, 81, 82 and 83.
    package static let provinces: Set<UInt8> = Self.examinationRegions.subtracting([66])

    /// Every region where a person can file, in the order of the codes.
    package static let allRegions: [RegionCode] = Self.examinationRegions.sorted().map {
        RegionCode(rawValue: $0)
    }

    private static let names: [UInt8: Text] = [
        11: Text(zh: "北京", en: "Beijing"), 12: Text(zh: "天津", en: "Tianjin"),
        13: Text(zh: "河北", en: "Hebei"), 14: Text(zh: "山西", en: "Shanxi"),
        15: Text(zh: "内蒙古", en: "Inner Mongolia"), 21: Text(zh: "辽宁", en: "Liaoning"),
        22: Text(zh: "吉林", en: "Jilin"), 23: Text(zh: "黑龙江", en: "Heilongjiang"),
        31: Text(zh: "上海", en: "Shanghai"), 32: Text(zh: "江苏", en: "Jiangsu"),
        33: Text(zh: "浙江", en: "Zhejiang"), 34: Text(zh: "安徽", en: "Anhui"),
        35: Text(zh: "福建", en: "Fujian"), 36: Text(zh: "江西", en: "Jiangxi"),
        37: Text(zh: "山东", en: "Shandong"), 41: Text(zh: "河南", en: "Henan"),
        42: Text(zh: "湖北", en: "Hubei"), 43: Text(zh: "湖南", en: "Hunan"),
        44: Text(zh: "广东", en: "Guangdong"), 45: Text(zh: "广西", en: "Guangxi"),
        46: Text(zh: "海南", en: "Hainan"), 50: Text(zh: "重庆", en: "Chongqing"),
        51: Text(zh: "四川", en: "Sichuan"), 52: Text(zh: "贵州", en: "Guizhou"),
        53: Text(zh: "云南", en: "Yunnan"), 54: Text(zh: "西藏", en: "Tibet"),
        61: Text(zh: "陕西", en: "Shaanxi"), 62: Text(zh: "甘肃", en: "Gansu"),
        63: Text(zh: "青海", en: "Qinghai"), 64: Text(zh: "宁夏", en: "Ningxia"),
        65: Text(zh: "新疆", en: "Xinjiang"),
        66: Text(
            zh: "新疆生产建设兵团", en: "Xinjiang Production and Construction Corps"),
        71: Text(zh: "台湾", en: "Taiwan"), 81: Text(zh: "香港", en: "Hong Kong"),
        82: Text(zh: "澳门", en: "Macao"), 83: Text(zh: "台湾", en: "Taiwan"),
    ]
}
