class OrdersController < ApplicationController
  def index
    name = params[:name]
    # ruleid: ruby-sql-from-request
    Order.where("name = '#{name}'")
    # ok: ruby-sql-from-request
    Order.where("name = ?", name)
    # ok: ruby-sql-from-request
    Order.where("id = #{params[:id].to_i}")
  end

  def sorted
    by = params[:by]
    return head(400) unless %w[name age].include?(by)
    # ok: ruby-sql-from-request
    User.order("#{by} DESC")
    # ruleid: ruby-sql-from-request
    User.where("age = " + params[:age])
    # ok: ruby-sql-from-request
    User.where(name: params[:name])
  end
end
