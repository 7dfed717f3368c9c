//! Typed indices: a professional can never be looked up with a demand's number.
//!
//! An index is the rank of the customer's id by UTF-8 bytes, so the order of rows in a file
//! cannot reach a result. The text of the id lives in the entity.

pub use index_vec::IndexVec;

index_vec::define_index_type! {
    /// Rank of a member's id among all members of the folder.
    pub struct MemberIx = u32;
}
index_vec::define_index_type! {
    /// Rank of a professional's id among all professionals of the folder.
    pub struct ProfessionalIx = u32;
}
index_vec::define_index_type! {
    /// Rank of a demand's id among all demands of the folder.
    pub struct DemandIx = u32;
}
index_vec::define_index_type! {
    /// Rank of a role's id among the eight of the agreement and the folder's own.
    pub struct RoleIx = u32;
}
index_vec::define_index_type! {
    /// Rank of a skill's name among all that the folder mentions.
    pub struct SkillIx = u32;
}
index_vec::define_index_type! {
    /// Rank of a region's name among all that the folder mentions.
    pub struct RegionIx = u32;
}
